using PublicPortal.Kernel;

namespace PublicPortal.Content;

internal static class ContentMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new(MenuPlace.Desk, new LocalizedText("内容", "Content"), "/desk/content", "document", ContentPermissions.Edit, 300)
        { Hint = new LocalizedText("公告、指南、页面：起草、修改、发布", "Notices, guides, pages: draft, change, publish") },
        new(MenuPlace.Desk, new LocalizedText("内容类型", "Content types"), "/desk/content/types", "list", ContentPermissions.Types, 310)
        { Hint = new LocalizedText("每种内容有哪些字段", "Which fields each kind of content has") },
        new(MenuPlace.Desk, new LocalizedText("导入导出", "Import, export"), "/desk/content/recipes", "download", ContentPermissions.Types, 320)
        { Hint = new LocalizedText("配方文件进出", "Recipes in and out") },
        new(MenuPlace.Desk, new LocalizedText("待批步骤", "Steps to approve"), "/desk/content/approvals", "shield-check", ContentPermissions.Approve, 835)
        { Hint = new LocalizedText("配方里涉及角色、设置的步骤", "Steps of recipes about roles and settings") },
    ];
}
