using Microsoft.AspNetCore.Mvc.Rendering;

namespace PublicPortal.Residence.Capture;

/// <summary>The part of a visit's form for what was noticed besides the result; both kinds of visits show it.</summary>
internal sealed record CaptureForm(IReadOnlyList<SelectListItem> Offered, List<string> Seen, string? LandlordName, string? LandlordPhone)
{
    /// <summary>Each with what follows as its hint.</summary>
    public static IReadOnlyList<SelectListItem> Options(IReadOnlyList<CaptureRule> rules) =>
        [.. rules.Select(r => new SelectListItem(r.Label.Text.ToString(), r.Key) { Group = new SelectListGroup { Name = r.Because.Text.ToString() } })];
}
