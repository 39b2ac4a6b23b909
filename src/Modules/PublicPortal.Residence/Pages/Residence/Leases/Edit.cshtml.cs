using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Leases;

namespace PublicPortal.Residence.Pages.Residence.Leases;

/// <summary>Correct or end a lease of one's own.</summary>
internal sealed class EditModel(LeaseQueries queries, LeaseEntryService service, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Version { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? Tenant { get; set; }
    [BindProperty] public string? Ends { get; set; }
    public LeaseView View { get; private set; } = null!;

    private Guid Account => CurrentUser.AccountId!.Value;
    private long Seen => long.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        if (View.Lease.State == LeaseState.Declined) return RedirectToPage("Show", new { id = Id });
        (From, To, Tenant) = (Show(View.Lease.From), View.Lease.To is { } to ? Show(to) : null, View.Tenant);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        ActAsync("residence.correct-lease", process => service.CorrectAsync(Id, Account, Seen, From, To, Tenant, process, cancel), cancel);

    public Task<IActionResult> OnPostEndAsync(CancellationToken cancel) =>
        ActAsync("residence.end-lease", process => service.EndAsync(Id, Account, Seen, Ends, process, cancel), cancel);

    private async Task<IActionResult> ActAsync(string type, Func<Process, Task<Result>> act, CancellationToken cancel)
    {
        var done = await act(StartProcess(type));
        if (done.IsOk) return RedirectToPage("Show", new { id = Id });
        if (!await LoadAsync(cancel)) return NotFound();
        if (type == "residence.end-lease")   // the other form of the page was not touched
            (From, To, Tenant) = (Show(View.Lease.From), View.Lease.To is { } to ? Show(to) : null, View.Tenant);
        return Refused(type == "residence.end-lease" ? Result.Refuse([.. done.Refusals.Select(r => r.Field is null ? r : r.At(nameof(Ends)))]) : done);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindOwnAsync(Id, Account, cancel) is not { } view) return false;
        View = view;
        Version ??= view.Lease.Version.ToString(CultureInfo.InvariantCulture);
        Ends ??= Show(ChinaTime.Today(clock));
        return true;
    }

    private static string Show(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
