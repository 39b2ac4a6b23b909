using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Pages.Residence.Officer;

/// <summary>核对网格员: the number on a visitor's card. By POST, so that no address tells whom one asked about.</summary>
internal sealed class IndexModel(OfficerCheck check) : PortalPageModel
{
    [BindProperty]
    public string? Number { get; set; }

    public bool IsAnswered { get; private set; }
    public AccountInfo? Officer { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var from = CurrentUser.AccountId?.ToString() ?? HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        var found = await check.FindAsync(Number, from, cancel);
        if (found.IsRefused) return Refused(found);
        (IsAnswered, Officer) = (true, found.Value);
        return Page();
    }
}
