using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Grants;

internal static class GrantRefusals
{
    public static readonly Refusal NotOneself = new("accounts.grants.not-oneself",
        "不能改自己的授权，请另一位安全管理员来办。", "You cannot change your own rights. Ask another security administrator.");

    public static readonly Refusal OwnRole = new("accounts.grants.own-role",
        "您自己就是这个角色，不能改它的权限。", "You hold this role yourself and cannot change what it may do.");

    public static readonly Refusal Separate = new("accounts.grants.separate",
        "系统管理、安全管理、审计管理必须由不同的人担任，不能合在一起。", "System, security and audit administration must lie with different people; they cannot be joined.");

    public static readonly Refusal Administrator = new("accounts.grants.administrator",
        "这是管理员账号：先由安全管理员收回管理员角色，或在服务器上运行 portal staff reset。",
        "This is an administrator's account: the security administrator takes the role away first, or 'portal staff reset' is run on the server.");

    public static readonly Refusal UnknownRole = new("accounts.grants.unknown-role", "请选择一个角色。", "Choose a role.", "Role");
    public static readonly Refusal UnknownPlace = new("accounts.grants.unknown-place",
        "没有这个编码的地方。请填街道、社区或网格的编码；留空表示全区。", "There is no place with this code. Enter the code of a street, community or grid cell; leave it empty for the whole district.", "Place");

    public static readonly Refusal AlreadyHeld = new("accounts.grants.already-held", "已经有这个授权了。", "This right is held already.", "Role");
    public static readonly Refusal RoleName = new("accounts.roles.name",
        "角色代号由 2 至 60 个英文字母或数字组成，不能与已有的重复。", "A role's name has 2 to 60 letters or digits and must be new.", "Name");

    public static readonly Refusal RoleTitle = new("accounts.roles.title", "请填写中文和英文名称，各不超过 60 个字。", "Enter a Chinese and an English title of at most 60 characters.", "TitleZh");
    public static readonly Refusal UnknownPermission = new("accounts.roles.unknown-permission", "有一项权限不存在，请刷新页面再试。", "One of the permissions does not exist. Reload the page and try again.");
}
