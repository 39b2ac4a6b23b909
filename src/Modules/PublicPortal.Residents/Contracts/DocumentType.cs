using PublicPortal.Kernel;

namespace PublicPortal.Residents.Contracts;

/// <summary>A kind of identity document that the portal accepts. Compare by reference or <see cref="Name"/>.</summary>
/// <param name="Name">Stable, stored and used in forms: <c>resident-id</c>.</param>
/// <param name="Title">What the document is called on its cover.</param>
/// <param name="Example">What its number looks like, for the hint under the field; belongs to nobody.</param>
public sealed record DocumentType(string Name, LocalizedText Title, LocalizedText Example)
{
    /// <summary>居民身份证, GB 11643-1999.</summary>
    public static readonly DocumentType ResidentId = new("resident-id", new("居民身份证", "Resident identity card"),
        new("18 位，最后一位可能是 X", "18 characters, the last may be X"));

    /// <summary>港澳台居民居住证: the residence permit, which carries an identity number of the same build.</summary>
    public static readonly DocumentType ResidencePermit = new("hmt-permit", new("港澳台居民居住证", "Residence permit for Hong Kong, Macao and Taiwan residents"),
        new("18 位，以 81、82 或 83 开头", "18 characters, starting with 81, 82 or 83"));

    /// <summary>港澳居民来往内地通行证 (回乡证).</summary>
    public static readonly DocumentType HongKongMacaoTravelPermit = new("hm-travel-permit", new("港澳居民来往内地通行证", "Mainland travel permit for Hong Kong and Macao residents"),
        new("H 或 M 加 8 位数字", "H or M and 8 digits"));

    /// <summary>台湾居民来往大陆通行证 (台胞证).</summary>
    public static readonly DocumentType TaiwanTravelPermit = new("tw-travel-permit", new("台湾居民来往大陆通行证", "Mainland travel permit for Taiwan residents"),
        new("8 位数字", "8 digits"));

    /// <summary>外国人永久居留身份证: 18 digits since 2023-12-01, before that 3 letters and 12 digits.</summary>
    public static readonly DocumentType ForeignerId = new("foreigner-id", new("外国人永久居留身份证", "Foreign permanent resident identity card"),
        new("18 位数字，以 9 开头；或 3 个字母加 12 位数字", "18 digits starting with 9, or 3 letters and 12 digits"));

    /// <summary>护照, of any country.</summary>
    public static readonly DocumentType Passport = new("passport", new("护照", "Passport"),
        new("5 至 17 位字母和数字", "5 to 17 letters and digits"));

    /// <summary>All accepted types, the most frequent first.</summary>
    public static IReadOnlyList<DocumentType> All { get; } =
        [ResidentId, ResidencePermit, HongKongMacaoTravelPermit, TaiwanTravelPermit, ForeignerId, Passport];

    /// <summary>The type of that name, or null: a form may send anything.</summary>
    public static DocumentType? Find(string? name) => All.FirstOrDefault(type => type.Name == name);

    public override string ToString() => Name;
}
