using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;

namespace PublicPortal.MicroProjects.Pages.My.Proposals;

/// <summary>The own proposal: how it stands, merge, withdraw.</summary>
internal sealed class ShowModel(ProposalService proposals, ProposalQueries queries, MergeService merges, SimilarProposals similar) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }
    [BindProperty] public Guid OfferId { get; set; }
    [BindProperty] public string? Into { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public ProposalStory Story { get; private set; } = default!;
    public IReadOnlyList<MergeLine> Merges { get; private set; } = [];
    public IReadOnlyList<SimilarProposal> Similar { get; private set; } = [];
    private Guid Me => CurrentUser.AccountId!.Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();
    public Task<IActionResult> OnPostAgreeAsync(CancellationToken cancel) => ActAsync("microprojects.answer-merge", "agreed", p => merges.AnswerAsync(OfferId, Me, true, p, cancel), cancel);
    public Task<IActionResult> OnPostDeclineAsync(CancellationToken cancel) => ActAsync("microprojects.answer-merge", "declined", p => merges.AnswerAsync(OfferId, Me, false, p, cancel), cancel);
    public Task<IActionResult> OnPostDropAsync(CancellationToken cancel) => ActAsync("microprojects.drop-merge", "dropped", _ => merges.DropAsync(OfferId, Me, cancel), cancel);
    public Task<IActionResult> OnPostMergeAsync(CancellationToken cancel) => ActAsync("microprojects.ask-merge", "asked", p => merges.AskAsync(Id, Me, Into, Note, p, cancel), cancel);
    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel) => ActAsync("microprojects.withdraw", "withdrawn", p => proposals.WithdrawAsync(Id, Me, Reason, p, cancel), cancel);

    private async Task<IActionResult> ActAsync(string type, string done, Func<Process, Task<Result>> act, CancellationToken cancel)
    {
        var result = await act(StartProcess(type));
        if (result.IsOk) return RedirectToPage(new { Id, done });
        return await LoadAsync(cancel) ? Refused(result) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindAsync(Id, cancel) is not { } proposal || proposal.OwnerAccountId != Me) return false;
        Story = await queries.StoryAsync(proposal, cancel);
        Merges = [.. (await merges.WaitingAsync(Me, cancel)).Where(m => m.From.Id == Id || m.Into.Id == Id)];
        if (proposal.Standing == ProposalStanding.Open) Similar = [.. (await similar.ToAsync(proposal.CommunityId, Me, Id, proposal.Title, proposal.Need, cancel)).Where(s => s.Standing == ProposalStanding.Open)];
        return true;
    }
}
