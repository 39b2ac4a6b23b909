using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Dwellings;
using PublicPortal.Places.Life;
using PublicPortal.Places.Plates;

namespace PublicPortal.Places.Pages.Plate;

/// <summary>What a scan opens. It says where one stands and what one can do, never who lives there nor the grade.</summary>
internal sealed class IndexModel(IPlaces places, FormerCodes codes, IEnumerable<IPlateSlot> slots) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The token on the plate.</summary>
    [BindProperty(SupportsGet = true, Name = Plates.PlateAddress.TokenName)]
    public string? Token { get; set; }

    public DwellingInfo? Dwelling { get; private set; }
    public PlateAct? Main { get; private set; }
    public IReadOnlyList<PlateAct> Others { get; private set; } = [];

    /// <summary>A token came along that proves nothing: most likely the plate was replaced.</summary>
    public bool IsOldPlate { get; private set; }
    public bool IsWithdrawn => Dwelling?.Status == DwellingStatus.Withdrawn;

    /// <summary>What was asked for, short enough to be shown again.</summary>
    public string Asked => SearchText.Code(Code) is { Length: <= 40 } code ? code : "";

    /// <summary>The code that led here, where it was an older one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public string OldCode => SearchText.Code(From) is { Length: PublicPortal.Places.Dwellings.Dwelling.CodeLength } code && code.All(char.IsAsciiDigit) ? code : "";
    public bool IsGone { get; private set; }

    /// <summary>What the dwelling of the code was split into.</summary>
    public IReadOnlyList<FoundDwelling> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var asked = Asked;
        Dwelling = await places.FindDwellingAsync(Code ?? "", cancel);
        if (Dwelling is not { } dwelling)
        {
            Parts = await codes.OfAsync(asked, cancel);
            Response.StatusCode = Parts.Count > 0 ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            return Page();
        }
        if (dwelling.Code != asked) return Redirect(PlateAddress.Path(dwelling.Code, Token is { Length: > 0 } carried ? Uri.EscapeDataString(carried) : null) + (string.IsNullOrEmpty(Token) ? "?" : "&") + "from=" + asked);
        var (ended, successor) = await codes.EndOfAsync(dwelling.Id, cancel);
        if (successor is not null) return Redirect($"/d/{successor}?from={asked}");
        IsGone = ended == DwellingEnd.Demolished;
        var token = string.IsNullOrWhiteSpace(Token) ? null : Token.Trim();
        IsOldPlate = token is not null && !await places.IsPlateAsync(dwelling.Id, token, cancel);
        if (IsGone) return Page();   // nothing is to be done at a home that is gone
        var acts = slots.SelectMany(s => s.Acts(dwelling, IsOldPlate ? null : token)).OrderBy(a => a.Order).ToList();
        Main = acts.FirstOrDefault(a => a.IsMain);
        Others = [.. acts.Where(a => a != Main)];
        return Page();
    }
}
