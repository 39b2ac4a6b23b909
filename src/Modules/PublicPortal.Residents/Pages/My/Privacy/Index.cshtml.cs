using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Phones;
using PublicPortal.Residents.Privacy;
using PublicPortal.Residents.Requests;

namespace PublicPortal.Residents.Pages.My.Privacy;

/// <summary><c>/my/privacy</c></summary>
internal sealed class IndexModel(IPersons persons, Looks looks, IProcessingNotices notices, RequestService requests, PhoneService phones, OwnDataCopy copy) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Asked { get; set; }

    public IReadOnlyList<Look> Seen { get; private set; } = [];
    public IReadOnlyList<OwnRequest> Requests { get; private set; } = [];
    public IReadOnlyList<ProcessingNotice> Notices => notices.All;
    public bool HasPhone { get; private set; }
    private Guid Me => CurrentUser.AccountId!.Value;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var person = await persons.OfAccountAsync(Me, cancel);
        Seen = person is null ? [] : await looks.OfAsync(person.Id, cancel);
        Requests = await requests.OfAsync(Me, cancel);
        HasPhone = (await phones.StateAsync(Me, cancel)).Masked is not null;
    }

    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancel)
    {
        var process = StartProcess("residents.take-copy");
        return File(await copy.MakeAsync(Me, process, cancel), "application/json", "my-data.json");
    }
}
