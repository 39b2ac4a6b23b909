namespace PublicPortal.Content.Public;

/// <summary>Names under which public pages of the content are evicted.</summary>
internal static class PageTags
{
    /// <summary>Types and their names: on every page of items.</summary>
    public const string Definitions = "content:definitions";

    /// <summary>Communities and their names.</summary>
    public const string Communities = "content:communities";

    /// <summary>Menus, wherever they stand.</summary>
    public static readonly string Menus = Type(Content.Public.Menus.Type);

    public static string Item(string contentItemId) => "content:item:" + contentItemId;
    public static string Type(string contentType) => "content:type:" + contentType;

    /// <summary>Whatever lies at an address, or led away from it.</summary>
    public static string At(string address) => "content:at:" + address;
}
