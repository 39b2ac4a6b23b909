namespace PublicPortal.Kernel;

/// <summary>One thing that an official may be allowed to do.</summary>
/// <param name="Name">Stable: <c>residence.orders.visit</c>; also the name of the authorization policy.</param>
/// <param name="Sentence">What the permission allows, for the security administrator who grants it.</param>
/// <param name="DefaultRoles">Roles that hold it in a fresh site.</param>
public sealed record Permission(string Name, LocalizedText Sentence, params IReadOnlyList<string> DefaultRoles);

/// <summary>Roles of a fresh site; the security administrator may add others.</summary>
public static class Roles
{
    public const string GridOfficer = "GridOfficer";
    public const string StreetOfficer = "StreetOfficer";
    public const string WindowClerk = "WindowClerk";
    /// <summary>社区工作站（党群服务中心）: the community's own counter.</summary>
    public const string StationClerk = "StationClerk";
    /// <summary>居委会: elected by the residents of a community.</summary>
    public const string CommitteeMember = "CommitteeMember";
    public const string Editor = "Editor";
    public const string Publisher = "Publisher";
    /// <summary>Three separate administrators, GB/T 22239-2019 8.1.4.2: no one of them can act alone.</summary>
    public const string SystemAdministrator = "SystemAdministrator";
    public const string SecurityAdministrator = "SecurityAdministrator";
    public const string AuditAdministrator = "AuditAdministrator";
}

/// <summary>Where a menu entry stands.</summary>
public enum MenuPlace
{
    /// <summary>The big doors on the home page.</summary>
    Door,
    /// <summary>The tab bar of resident pages.</summary>
    Tab,
    /// <summary>The list on 我的.</summary>
    My,
    /// <summary>The left rail of the desk.</summary>
    Desk,
}

/// <summary>A way to a page.</summary>
/// <param name="Icon">Name of a symbol in the theme's icon sprite.</param>
/// <param name="Permission">Who sees it; null for everybody who may see the menu at all.</param>
/// <param name="Order">Smaller comes first.</param>
public sealed record MenuEntry(MenuPlace Place, LocalizedText Title, string Path, string Icon, Permission? Permission = null, int Order = 100)
{
    /// <summary>Leads to a page for field sessions.</summary>
    public bool Field { get; init; }

    /// <summary>One line under the title, where the place has room for it.</summary>
    public LocalizedText? Hint { get; init; }
}
