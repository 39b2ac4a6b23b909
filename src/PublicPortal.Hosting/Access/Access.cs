using Microsoft.AspNetCore.Http;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Access;

/// <summary>Who may enter. There is no default: a page or endpoint that does not say it keeps the site from starting.</summary>
public sealed record Access
{
    private Access(string policy) => Policy = policy;

    /// <summary>Name of the authorization policy; null for everybody.</summary>
    public string? Policy { get; }

    private Access() { }

    public const string ResidentPolicy = "resident";
    public const string StaffPolicy = "staff";
    public const string SignedInPolicy = "signed-in";

    /// <summary>Everybody, signed in or not.</summary>
    public static readonly Access Public = new();

    /// <summary>A signed-in resident.</summary>
    public static readonly Access Resident = new(ResidentPolicy);

    /// <summary>Any official, whatever their permissions.</summary>
    public static readonly Access Staff = new(StaffPolicy);

    /// <summary>Anyone signed in, resident or official.</summary>
    public static readonly Access SignedIn = new(SignedInPolicy);

    /// <summary>An official who holds the permission over some place; services check the place of the row.</summary>
    public static Access With(Permission permission) => new(permission.Name);

    /// <summary>Officials' field sessions may enter too: those that came by a bound WeChat, with one factor and rights limited to a place.</summary>
    public bool IsField { get; private init; }

    /// <summary>The same access, also for field sessions: pages that an officer needs at a door, and nothing else.</summary>
    public Access Field() => this with { IsField = true };
}

/// <summary>On endpoints that field sessions may enter.</summary>
public sealed class FieldPage
{
    internal static readonly FieldPage Mark = new();

    private FieldPage() { }

    /// <summary>Whether the endpoint of the request is closed to field sessions.</summary>
    public static bool IsMissing(Microsoft.AspNetCore.Http.HttpContext? http) => http?.GetEndpoint()?.Metadata.GetMetadata<FieldPage>() is null;
}

/// <summary>
/// Lives as <c>Conventions.cs</c> in a journey's folder and says who may enter all its pages. The nearest folder counts.
/// </summary>
public abstract class PageAccess
{
    /// <summary>Folder below <c>Pages</c>: <c>/Residence/Declare</c>.</summary>
    public abstract string Folder { get; }
    public abstract Access Access { get; }

    /// <summary>Anybody may ask here, and nobody very often: limited for each network address.</summary>
    public virtual bool IsLookUp => false;
}
