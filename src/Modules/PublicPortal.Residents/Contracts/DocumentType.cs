using PublicPortal.Kernel;

namespace PublicPortal.Residents.Contracts;

/// <summary>Kinds of identity documents; in files and addresses by their names in <see cref="DocumentTypes"/>.</summary>
public enum DocumentType
{
    /// <summary>居民身份证, GB 11643-1999.</summary>
    ResidentId,
    /// <summary>港澳台居民居住证: the residence permit, whose number is built like a resident's.</summary>
    HmtPermit,
    /// <summary>外国人永久居留身份证: 18 digits since 2023-12-01, before that 3 letters and 12 digits.</summary>
    ForeignerId,
    /// <summary>护照, of any country.</summary>
    Passport,
    /// <summary>港澳居民来往内地通行证 (回乡证).</summary>
    HmTravelPermit,
    /// <summary>台湾居民来往大陆通行证 (台胞证).</summary>
    TwTravelPermit,
}

/// <summary>What the kinds of documents are called by programs and by people.</summary>
public static class DocumentTypes
{
    private sealed record Words(string Name, LocalizedText Title, LocalizedText Example);

    private static readonly Dictionary<DocumentType, Words> All = new()
    {
        [DocumentType.ResidentId] = new("resident-id", new("居民身份证", "Resident identity card"),
            new("18 位，最后一位可能是 X", "18 characters, the last may be X")),
        [DocumentType.HmtPermit] = new("hmt-permit", new("港澳台居民居住证", "Residence permit for Hong Kong, Macao and Taiwan residents"),
            new("18 位，以 81、82 或 83 开头", "18 characters, starting with 81, 82 or 83")),
        [DocumentType.HmTravelPermit] = new("hm-travel-permit", new("港澳居民来往内地通行证", "Mainland travel permit for Hong Kong and Macao residents"),
            new("H 或 M 加 8 位数字", "H or M and 8 digits")),
        [DocumentType.TwTravelPermit] = new("tw-travel-permit", new("台湾居民来往大陆通行证", "Mainland travel permit for Taiwan residents"),
            new("8 位数字", "8 digits")),
        [DocumentType.ForeignerId] = new("foreigner-id", new("外国人永久居留身份证", "Foreign permanent resident identity card"),
            new("18 位数字，以 9 开头；或 3 个字母加 12 位数字", "18 digits starting with 9, or 3 letters and 12 digits")),
        [DocumentType.Passport] = new("passport", new("护照", "Passport"),
            new("5 至 17 位字母和数字", "5 to 17 letters and digits")),
    };

    /// <summary>In the order in which a form offers them, the most frequent first.</summary>
    public static IReadOnlyList<DocumentType> InOrder { get; } = [.. All.Keys];

    /// <summary>Stable, for files and addresses: <c>resident-id</c>.</summary>
    public static string Name(this DocumentType type) => All[type].Name;

    /// <summary>What stands on its cover.</summary>
    public static LocalizedText Title(this DocumentType type) => All[type].Title;

    /// <summary>What its number looks like, for the hint under the field.</summary>
    public static LocalizedText Example(this DocumentType type) => All[type].Example;

    /// <summary>The kind of that name, or null: a form or a file may say anything.</summary>
    public static DocumentType? Find(string? name)
    {
        foreach (var (type, words) in All)
            if (words.Name == name)
                return type;
        return null;
    }
}
