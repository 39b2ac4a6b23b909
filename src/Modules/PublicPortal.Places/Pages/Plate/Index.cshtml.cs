using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Dwellings;

namespace PublicPortal.Places.Pages.Plate;

/// <summary>What a scan opens. It says where one stands and what one can do, never who lives there nor the grade.</summary>
internal sealed class IndexModel(IPlaces places, IEnumerable<IPlateSlot> slots) : PortalPageModel
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

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Dwelling = await places.FindDwellingAsync(Code ?? "", cancel);
        if (Dwelling is not { } dwelling)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var token = string.IsNullOrWhiteSpace(Token) ? null : Token.Trim();
        IsOldPlate = token is not null && !await places.IsPlateAsync(dwelling.Id, token, cancel);
        var acts = slots.SelectMany(s => s.Acts(dwelling, IsOldPlate ? null : token)).OrderBy(a => a.Order).ToList();
        Main = acts.FirstOrDefault(a => a.IsMain);
        Others = [.. acts.Where(a => a != Main)];
    }
}
