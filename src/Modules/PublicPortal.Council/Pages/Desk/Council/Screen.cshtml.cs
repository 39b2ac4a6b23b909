using Microsoft.AspNetCore.Mvc;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Desk;
using PublicPortal.Council.Meetings;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Council.Pages.Desk.Council;

/// <summary><c>/desk/council/meetings/{id}/screen</c>: for the wall of the hall: code and QR code, who is missing to the quorum. The page asks for itself anew.</summary>
internal sealed class ScreenModel(DeskCouncil desk, HallCode code, PublicAddress address) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public MeetingCase Case { get; private set; } = null!;
    public bool IsOpen => Case.Meeting.Standing == MeetingStanding.Running;
    public string Code { get; private set; } = "";
    public int Again { get; private set; }
    public (int Size, string Path) Qr => QrImage.Outline(address.Of($"/my/council/meetings/{Id}?code={Code}"));
    public string Link => address.Of($"/my/council/meetings/{Id}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await desk.MeetingAsync(Id, cancel) is not { } found) return NotFound();
        (Case, Code, Again) = (found, code.Now(Id), code.SecondsLeft + 1);
        return Page();
    }
}
