using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Options;
using PublicPortal.MicroProjects.Acceptance;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Pages.Desk.Projects;

/// <summary>Supervisors, what they found, what was mended, and the final account.</summary>
internal sealed class AcceptanceModel(AcceptanceService acceptance, SupervisorService supervisors, AccountService accounts, IOptions<ProjectOptions> options) : ProjectPageModel
{
    [BindProperty] public bool IsIndependent { get; set; }
    [BindProperty] public string? HeldOn { get; set; }
    [BindProperty] public string? Checked { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? FirstSupervisor { get; set; }
    [BindProperty] public string? SecondSupervisor { get; set; }
    [BindProperty] public string? Defects { get; set; }
    [BindProperty] public string? MendBy { get; set; }
    [BindProperty] public bool FirstPresent { get; set; }
    [BindProperty] public bool SecondPresent { get; set; }
    [BindProperty] public string? Defect { get; set; }
    [BindProperty] public string? MendedOn { get; set; }
    [BindProperty] public string? MendNote { get; set; }

    public IReadOnlyList<Supervisor> Named => [.. Dossier.Supervisors.Where(s => s.RemovedAt is null)];
    public IReadOnlyList<SelectListItem> NamedOptions => [.. Named.Select(s => new SelectListItem(s.PersonName, s.Id.ToString()))];
    public IReadOnlyList<SelectListItem> OpenDefects => [.. Dossier.Defects.Where(d => d.MendedOn is null).Select(d => new SelectListItem(d.Text, d.Id.ToString()))];

    public Task<IActionResult> OnPostNameAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.name-supervisor"), p => supervisors.NameAsync(Id, Present, IsIndependent, p, cancel), "named", cancel);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.remove-supervisor"), p => supervisors.RemoveAsync(Id, Row, p, cancel), "removed", cancel);

    public Task<IActionResult> OnPostHoldAsync(CancellationToken cancel) => ActAsync(StartProcess("microprojects.hold-acceptance"),
        p => acceptance.HoldAsync(Id, new InspectionInput(HeldOn, Checked, Note, FirstSupervisor, SecondSupervisor, Defects, MendBy, FirstPresent, SecondPresent), p, cancel), "held", cancel);

    public Task<IActionResult> OnPostPassAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.pass-acceptance"), p => acceptance.PassAsync(Id, p, cancel), "passed", cancel);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.withdraw-acceptance"), p => acceptance.WithdrawAsync(Id, p, cancel), "withdrawn", cancel);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.reopen-works"), p => acceptance.ReopenAsync(Id, p, cancel), "reopened", cancel);

    public async Task<IActionResult> OnPostMendAsync(CancellationToken cancel)
    {
        _ = Guid.TryParse(Defect, out var defect);
        return await ActAsync(StartProcess("microprojects.mend-defect"), p => acceptance.MendAsync(Id, defect, MendedOn, MendNote, p, cancel), "mended", cancel);
    }

    public Task<IActionResult> OnPostUndoMendAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.undo-mend"), p => acceptance.UndoMendAsync(Id, Row, p, cancel), "undone", cancel);

    public Task<IActionResult> OnPostPrepareAccountAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.prepare-account"), p => accounts.PrepareAsync(Id, p, cancel), "account", cancel);

    public Task<IActionResult> OnPostTakeAccountBackAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.take-account-back"), p => accounts.TakeBackAsync(Id, p, cancel), "account", cancel);

    public Task<IActionResult> OnPostCloseAccountAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.close-account"), p => accounts.CloseAsync(Id, p, cancel), "account", cancel);

    protected override void Suggest()
    {
        var today = Today.ToString("yyyy-MM-dd");
        (HeldOn, MendedOn) = (Or(nameof(HeldOn), HeldOn, today), Or(nameof(MendedOn), MendedOn, today));
        Checked = Or(nameof(Checked), Checked, string.Join('\n', options.Value.Checklist));
        if (Named.Count < 2) return;
        FirstSupervisor = Or(nameof(FirstSupervisor), FirstSupervisor, Named[0].Id.ToString());
        SecondSupervisor = Or(nameof(SecondSupervisor), SecondSupervisor, Named[1].Id.ToString());
    }
}
