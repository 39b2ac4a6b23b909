using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Voting.Casting;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Pages.Votes;

/// <summary>The member's ballot. Open ones are sent as a form; secret ones leave the device sealed.</summary>
internal sealed class ShowModel(VoteService service, VoteQueries queries) : PortalPageModel
{
    private const string PointsField = "points.", RankField = "rank.";

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Choice { get; set; }
    [BindProperty] public List<string> Choices { get; set; } = [];

    // Names with _ are not kept with an account when its session ended in the middle.
    [BindProperty(Name = "_commitment")] public string? Commitment { get; set; }
    [BindProperty(Name = "_sealed")] public string? Sealed { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public BallotPaper Paper { get; private set; } = default!;

    /// <summary>Null for whoever is not on the list.</summary>
    public OwnVote? Own { get; private set; }
    public bool MayVote => Own is { Standing: PollStanding.Open } own && (own.By is null || (own.By == PollVerification.Online && !Paper.IsSecret));

    /// <summary>What stands in the boxes of points and ranks, by option.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<SelectListItem> Options =>
    [
        .. Paper.Options.Select(o => new SelectListItem(o.Title.ToString(), o.Id) { Group = o.Cost == 0 ? null : new SelectListGroup { Name = Yuan.Show(o.Cost) } }),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        if (Own?.Choice is not { } ballot) return Page();
        var chosen = BallotPaper.Chosen(ballot);
        (Choice, Choices) = (chosen.Count > 0 ? chosen[0].Id : null, [.. chosen.Select(c => c.Id)]);
        Typed = chosen.Select((c, i) => (c.Id, Text: (c.Points ?? i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))).ToDictionary(c => c.Id, c => c.Text);
        return Page();
    }

    [Hot]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        StartProcess("voting.vote");
        var done = await service.CastAsync(Id, CurrentUser.AccountId!.Value, paper => Ballot(paper, Request.Form), HttpContext.Arrived(), cancel);
        if (done.IsOk) return LocalRedirect(DoneAddress(Id));
        if (!await LoadAsync(cancel)) return NotFound();
        Typed = Fields(Request.Form, Paper.Form == ChoiceForm.Points ? PointsField : RankField);
        return Refused(done);
    }

    /// <summary>A sealed ballot, sent by the page's script. The receipt is the answer; the site keeps none.</summary>
    [Hot]
    public async Task<IActionResult> OnPostSealedAsync(CancellationToken cancel)
    {
        StartProcess("voting.vote-secretly");
        var done = await service.CastSealedAsync(Id, CurrentUser.AccountId!.Value, Commitment, Sealed, HttpContext.Arrived(), cancel);
        if (done.IsOk)
        {
            var text = CanonicalJson.Write(new System.Text.Json.Nodes.JsonObject { ["c"] = done.Value.Commitment, ["manifestHash"] = done.Value.ManifestHash, ["signature"] = done.Value.Signature });
            var (size, path) = QrImage.Outline(text);
            return new JsonResult(new { receipt = text, c = done.Value.Commitment, qr = new { size, path } });
        }
        Refused(done);
        return new JsonResult(new { errors = done.Refusals.Select(r => r.Text.ToString()) }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    /// <summary>The ballot that was filled in on this page; also read without it (<see cref="ExpressVote"/>).</summary>
    public static Result<string> Ballot(BallotPaper paper, IFormCollection form) =>
        paper.Typed([.. form[paper.Form is null ? nameof(Choice) : nameof(Choices)].OfType<string>().Where(c => c.Length > 0)], Fields(form, PointsField), Fields(form, RankField));

    public static string DoneAddress(Guid id) => $"/votes/{id}?Done=1";

    private static Dictionary<string, string> Fields(IFormCollection form, string prefix) =>
        form.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal)).Take(1000).ToDictionary(f => f.Key[prefix.Length..], f => f.Value.ToString(), StringComparer.Ordinal);

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.PaperAsync(Id, cancel) is not { } paper) return false;
        (Paper, Own) = (paper, await queries.FindAsync(Id, CurrentUser.AccountId!.Value, cancel));
        return true;
    }
}
