using Microsoft.AspNetCore.Mvc;
using PublicPortal.Council.Members;
using PublicPortal.Council.Readers;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Council.Pages.My.Council;

/// <summary><c>/my/council</c>: a member's council, meetings and votes.</summary>
internal sealed class IndexModel(MemberPages pages, MemberService members) : PortalPageModel
{
    public MyCouncil? Mine { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Mine = await pages.FindAsync(cancel);

    public Task<IActionResult> OnPostNameAsync(CancellationToken cancel) => ShowAsync(true, cancel);

    public Task<IActionResult> OnPostMaskAsync(CancellationToken cancel) => ShowAsync(false, cancel);

    private async Task<IActionResult> ShowAsync(bool named, CancellationToken cancel)
    {
        if (await pages.SeatAsync(cancel) is not { } seat) return NotFound();
        var done = await members.NameMyselfAsync(seat, named, StartProcess("council.name-myself"), cancel);
        if (done.IsOk) return RedirectToPage();
        Mine = await pages.FindAsync(cancel);
        return Refused(done);
    }
}
