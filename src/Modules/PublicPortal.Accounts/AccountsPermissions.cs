using PublicPortal.Kernel;

namespace PublicPortal.Accounts;

/// <summary>
/// Three administrators who cannot replace each other (GB/T 22239-2019 8.1.4.2): one runs the site, one says who may do
/// what, one watches both.
/// </summary>
internal static class AccountsPermissions
{
    public static readonly Permission Site = new("accounts.site",
        new LocalizedText("修改网站名称、主办单位、联系方式等设置", "Change the site's name, organiser, contact and other settings"), Roles.SystemAdministrator);

    public static readonly Permission Staff = new("accounts.staff",
        new LocalizedText("新建、停用工作人员账号，发放一次性密码；不能授权", "Create and deactivate officials' accounts and issue one-time passwords; grants nothing"), Roles.SystemAdministrator);

    public static readonly Permission Grants = new("accounts.grants",
        new LocalizedText("定义角色，按地域给工作人员授予角色；不能改自己的", "Define roles and grant them to officials by place; never to oneself"), Roles.SecurityAdministrator);

    public static readonly Permission Audit = new("accounts.audit",
        new LocalizedText("查看全部操作记录；不能改动", "Read the record of everything done; change nothing"), Roles.AuditAdministrator);

    public static readonly IReadOnlyList<Permission> All = [Site, Staff, Grants, Audit];
}
