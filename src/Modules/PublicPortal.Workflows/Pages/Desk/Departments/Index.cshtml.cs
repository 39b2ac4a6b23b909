using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Pages.Desk.Departments;

/// <summary>Who belongs to which department.</summary>
internal sealed class IndexModel(Membership members, KnownNamesReader names) : PortalPageModel
{
    [BindProperty] public string? Department { get; set; }
    [BindProperty] public string? StaffNumber { get; set; }
    [BindProperty] public string? Account { get; set; }

    public IReadOnlyDictionary<string, LocalizedText> All { get; private set; } = new Dictionary<string, LocalizedText>();
    public ILookup<string, AccountInfo> Members { get; private set; } = default!;
    public IReadOnlyList<SelectListItem> Options => [.. All.Select(d => new SelectListItem(d.Value.ToString(), d.Key))];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("workflows.join-department");
        return await EndAsync(await members.JoinAsync(Department, StaffNumber, process, cancel), cancel);
    }

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancel)
    {
        var process = StartProcess("workflows.leave-department");
        return await EndAsync(await members.LeaveAsync(Department, Guid.TryParse(Account, out var id) ? id : Guid.Empty, process, cancel), cancel);
    }

    private async Task<IActionResult> EndAsync(Result result, CancellationToken cancel)
    {
        if (result.IsOk) return LocalRedirect("/desk/departments");
        await LoadAsync(cancel);
        return Refused(result);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        All = names.Read().Departments;
        Members = await members.AllAsync(cancel);
    }
}
