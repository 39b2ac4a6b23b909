using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Requests;

namespace PublicPortal.Residents.Pages.Desk.Residents.Requests;

/// <summary><c>/desk/residents/requests</c></summary>
internal sealed class IndexModel(RequestDesk requests) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public bool Open => Show != "answered";
    public IReadOnlyList<RequestRow> Rows { get; private set; } = [];
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        P = Math.Clamp(P, 1, 10_000);
        (Rows, Total) = await requests.ListAsync(Open, P, cancel);
    }
}
