using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Reading;
using PublicPortal.Workflows.Definitions;
using PublicPortal.Workflows.Publishing;

namespace PublicPortal.Workflows.Pages.Desk.Workflows;

/// <summary>One workflow: its course, its draft with what changed, its versions; asking for publication, and publishing.</summary>
internal sealed class ShowModel(WorkflowShelf shelf, DraftService drafts, KnownNamesReader names, IAccounts accounts) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string Code { get; set; } = "";
    [BindProperty] public string? Seen { get; set; }

    public WorkflowVersion? Current { get; private set; }
    public WorkflowDraft? Draft { get; private set; }
    public WorkflowDefinition? Definition { get; private set; }
    public IReadOnlyList<Defect> Defects { get; private set; } = [];
    public IReadOnlyList<LocalizedText> Changes { get; private set; } = [];

    /// <summary>What the published version became since the draft began.</summary>
    public IReadOnlyList<LocalizedText> Behind { get; private set; } = [];
    public IReadOnlyList<WorkflowVersion> Versions { get; private set; } = [];
    public IReadOnlyDictionary<Guid, AccountInfo> People { get; private set; } = new Dictionary<Guid, AccountInfo>();
    public KnownNames Names { get; private set; } = default!;
    public bool MayEdit => CurrentUser.Has(WorkflowsPermissions.Edit);
    public bool MayPublish => CurrentUser.Has(WorkflowsPermissions.Publish) && Draft?.AuthorAccountId != CurrentUser.AccountId;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        !MayEdit && !CurrentUser.Has(WorkflowsPermissions.Publish) ? Forbid() : await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken cancel)
    {
        if (!MayEdit) return Forbid();
        var process = StartProcess("workflows.submit-draft");
        return await EndAsync(await drafts.SubmitAsync(Code, process, cancel), cancel);
    }

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken cancel)
    {
        if (!CurrentUser.Has(WorkflowsPermissions.Publish)) return Forbid();
        var process = StartProcess("workflows.publish");
        var seen = long.TryParse(Seen, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        return await EndAsync(await drafts.PublishAsync(Code, seen, CurrentUser.AccountId!.Value, process, cancel), cancel);
    }

    public async Task<IActionResult> OnPostMoveOnAsync(CancellationToken cancel)
    {
        if (!MayEdit) return Forbid();
        StartProcess("workflows.move-draft");
        return await EndAsync(await drafts.MoveOnAsync(Code, cancel), cancel);
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancel)
    {
        if (!MayEdit) return Forbid();
        StartProcess("workflows.discard-draft");
        var done = await drafts.DiscardAsync(Code, cancel);
        return done.IsOk && await shelf.CurrentAsync(Code, cancel) is null ? LocalRedirect("/desk/workflows") : await EndAsync(done, cancel);
    }

    private async Task<IActionResult> EndAsync(Result result, CancellationToken cancel)
    {
        if (result.IsOk) return LocalRedirect("/desk/workflows/" + Code);
        return await LoadAsync(cancel) ? Refused(result) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Names = names.Read();
        Current = await shelf.CurrentAsync(Code, cancel);
        Draft = await drafts.FindAsync(Code, cancel);
        if (Current is null && Draft is null) return false;
        Versions = await shelf.VersionsAsync(Code, cancel);
        var published = Current is null ? null : DefinitionReader.Read(Current.Json).Definition;
        var changes = new DefinitionChanges(Names);
        if (Draft is not null)
        {
            var read = drafts.Check(Draft.Json);
            Defects = read.Defects;
            Definition = read.Definition;
            if (published is not null && read.Definition is not null) Changes = changes.Between(published, read.Definition);
            if (published is not null && Draft.BaseNumber != Current!.Number && await shelf.FindAsync(Code, Draft.BaseNumber, cancel) is { } begun && DefinitionReader.Read(begun.Json).Definition is { } old)
                Behind = new DefinitionChanges(Names).Between(old, published);
        }
        Definition ??= published;
        People = await accounts.FindManyAsync([.. Versions.SelectMany(v => new[] { v.AuthorAccountId, v.PublisherAccountId }).Append(Draft?.AuthorAccountId).OfType<Guid>().Distinct()], cancel);
        return true;
    }
}
