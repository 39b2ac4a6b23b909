using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Comments;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Endorsements;
using PublicPortal.MicroProjects.Moderation;
using PublicPortal.MicroProjects.Proposals;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.MicroProjects.Pages.Proposals.Act;

/// <summary>What a signed-in resident may do with a proposal; the public page holds no forms.</summary>
internal sealed class ShowModel(
    ProposalQueries proposals, ProposalVoices voices, Neighbours neighbours, EndorsementService endorsements, FollowService follows, CommentService comments, ObjectionService objections, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public Guid CommentId { get; set; }
    [BindProperty] public string? Appeal { get; set; }
    [BindProperty] public string? What { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? Objection { get; set; }

    public ProposalStory Story { get; private set; } = default!;
    public IReadOnlyList<Comment> Own { get; private set; } = [];
    public bool HasEndorsed { get; private set; }
    public bool Follows { get; private set; }
    public bool IsOwn { get; private set; }

    /// <summary>Why the reader has no say here; null when they have.</summary>
    public Refusal? NoSay { get; private set; }

    /// <summary>The last day for an objection; null when none is possible.</summary>
    public DateOnly? MayObject { get; private set; }

    public IEnumerable<SelectListItem> Reasons => Enum.GetValues<ReportReason>().Select(r => new SelectListItem(r.Title().ToString(), r.ToString()));
    public IEnumerable<SelectListItem> Reportable => Story.Comments.Where(c => c.Standing == CommentStanding.Shown && c.AuthorAccountId != Me)
        .Select(c => new SelectListItem(T($"留言：{Short(c.Text)}", $"Comment: {Short(c.Text)}"), c.Id.ToString()))
        .Concat(Story.Photos.Select(p => new SelectListItem(T($"照片 {p.Position}", $"Photo {p.Position}"), p.Id.ToString()))).Prepend(new SelectListItem(T("提议本身", "The proposal itself"), "proposal"));

    public string? DoneWords => Done switch
    {
        "endorsed" => T("已附议，谢谢。", "Endorsed, thank you."),
        "taken-back" => T("已收回附议。", "Taken back."),
        "followed" => T("已关注，有进展会告诉您。", "You will hear of what happens."),
        "unfollowed" => T("不再关注。", "You follow it no more."),
        "commented" => Story.Round.CommentsWait ? T("留言已收到，工作人员看过后公开。", "We have your comment; it is shown after somebody has looked at it.") : T("留言已公开。", "Your comment is public."),
        "deleted" => T("留言已删除。", "Deleted."),
        "appealed" => T("申诉已收到，由另一位工作人员答复。", "We have your appeal; another official answers."),
        "reported" => T("举报已收到，工作人员会处理。", "Thank you, somebody will look at it."),
        "objected" => T("异议已收到，会公开答复。", "We have your objection; it is answered in public."),
        _ => null,
    };

    private Guid Me => CurrentUser.AccountId!.Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    [Hot]
    public Task<IActionResult> OnPostEndorseAsync(CancellationToken cancel) => ActAsync("microprojects.endorse", "endorsed", p => endorsements.EndorseAsync(Id, Me, p, cancel), cancel);

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancel) => ActAsync("microprojects.take-back-endorsement", "taken-back", p => endorsements.TakeBackAsync(Id, Me, p, cancel), cancel);
    public Task<IActionResult> OnPostFollowAsync(CancellationToken cancel) => ActAsync("microprojects.follow", "followed", _ => follows.FollowAsync(Id, Me, cancel), cancel);
    public Task<IActionResult> OnPostUnfollowAsync(CancellationToken cancel) => ActAsync("microprojects.unfollow", "unfollowed", _ => follows.StopAsync(Id, Me, cancel), cancel);
    public Task<IActionResult> OnPostCommentAsync(CancellationToken cancel) => ActAsync("microprojects.comment", "commented", p => comments.WriteAsync(Id, Me, Text, p, cancel), cancel);
    public Task<IActionResult> OnPostDeleteAsync(CancellationToken cancel) => ActAsync("microprojects.delete-comment", "deleted", p => comments.DeleteAsync(CommentId, Me, p, cancel), cancel);
    public Task<IActionResult> OnPostAppealAsync(CancellationToken cancel) => ActAsync("microprojects.appeal-comment", "appealed", p => comments.AppealAsync(CommentId, Me, Appeal, p, cancel), cancel);
    public Task<IActionResult> OnPostReportAsync(CancellationToken cancel) => ActAsync("microprojects.report", "reported", p => comments.ReportAsync(Id, Me, What, Why, Note, p, cancel), cancel);

    public Task<IActionResult> OnPostObjectAsync(CancellationToken cancel) => ActAsync("microprojects.object", "objected", async p =>
    {
        var done = await objections.ObjectAsync(Id, Me, Objection, p, cancel);
        return done.IsOk ? done : Result.Refuse([.. done.Refusals.Select(r => r.Field == "Text" ? r.At(nameof(Objection)) : r)]);
    }, cancel);

    private async Task<IActionResult> ActAsync(string type, string done, Func<Process, Task<Result>> act, CancellationToken cancel)
    {
        var result = await act(StartProcess(type));
        if (result.IsOk) return RedirectToPage(new { Id, done });
        return await LoadAsync(cancel) ? Refused(result) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await proposals.StoryAsync(Id, cancel) is not { } story) return false;
        Story = story;
        var person = await neighbours.OfAccountAsync(Me, story.Proposal.CommunityId, cancel);
        NoSay = person.IsRefused ? person.Refusals[0] : null;
        IsOwn = person.IsOk && person.Value.Id == story.Proposal.PersonId;
        (HasEndorsed, Follows) = await voices.OfAsync(Id, person.IsOk ? person.Value.Id : null, Me, cancel);
        Own = await comments.OwnAsync(Id, Me, cancel);
        if (NoSay is null && story.Answer is { } answer && story.Proposal.Standing is (ProposalStanding.Eligible or ProposalStanding.Refused) && answer.ObjectUntil >= ChinaTime.Today(clock)
            && story.Objections.All(o => o.AnswerId != answer.Id || o.PersonId != person.Value.Id)) MayObject = answer.ObjectUntil;
        return true;
    }

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
