using PublicPortal.Kernel;

namespace PublicPortal.Content;

internal static class ContentPermissions
{
    public static readonly Permission Edit = new("content.edit",
        new LocalizedText("在自己的区域内起草、修改内容；不能发布", "Draft and change content within the own area; publishes nothing"), Roles.Editor, Roles.Publisher);

    public static readonly Permission Publish = new("content.publish",
        new LocalizedText("在自己的区域内发布、撤下、删除内容", "Publish, take down and delete content within the own area"), Roles.Publisher);

    public static readonly Permission Types = new("content.types",
        new LocalizedText("定义内容类型，导入、导出配方", "Define content types, import and export recipes"), Roles.Editor, Roles.Publisher);

    public static readonly Permission Approve = new("content.approve-steps",
        new LocalizedText("批准别人导入的配方里涉及角色、设置、功能的步骤；不能批准自己导入的", "Approve steps about roles, settings and features in recipes that someone else imported; never one's own"), Roles.SecurityAdministrator);

    public static readonly IReadOnlyList<Permission> All = [Edit, Publish, Types, Approve];
}
