using PublicPortal.Kernel;

namespace PublicPortal.TestKit.Sites;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Rights">Permissions by name, each with the scope paths over which it is held; the empty path reaches everything.</param>
public sealed record TestUser(Guid AccountId, string DisplayName, bool IsStaff, Channel Channel, IReadOnlyDictionary<string, IReadOnlyList<string>> Rights)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> None = [];

    public static TestUser Resident(Guid? accountId = null, string displayName = "林*禾", Channel channel = Channel.WeChat) =>
        new(accountId ?? Guid.CreateVersion7(), displayName, IsStaff: false, channel, None);

    /// <summary>An official with permissions over the whole district.</summary>
    public static TestUser Official(params IReadOnlyList<Permission> permissions) => Official("", permissions);

    /// <summary>An official with permissions over one place.</summary>
    public static TestUser Official(string scopePath, params IReadOnlyList<Permission> permissions) =>
        new(Guid.CreateVersion7(), "王工", IsStaff: true, Channel.Web, permissions.ToDictionary(p => p.Name, _ => (IReadOnlyList<string>)[scopePath]));
}
