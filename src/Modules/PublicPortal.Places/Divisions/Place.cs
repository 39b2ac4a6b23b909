using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Divisions;

/// <summary>One of 区, 街道, 社区, 网格, 楼栋.</summary>
internal sealed class Place
{
    public Guid Id { get; init; }
    public PlaceLevel Level { get; init; }

    /// <summary>As in the official tables; unique over all levels.</summary>
    public required string Code { get; init; }
    public required string Name { get; set; }
    public Guid? ParentId { get; set; }

    /// <summary>Codes from the district down, each followed by a slash; the same code below another parent has another path.</summary>
    public required string ScopePath { get; set; }

    public static Place Create(Guid id, PlaceLevel level, string code, string name, Place? parent) => new()
    {
        Id = id, Level = level, Code = code, Name = name, ParentId = parent?.Id, ScopePath = PathOf(parent?.ScopePath, code),
    };

    public static string PathOf(string? parentPath, string code) => $"{parentPath}{code}/";

    public PlaceInfo Info() => new(Id, Level, Code, Name, ParentId, ScopePath);
}
