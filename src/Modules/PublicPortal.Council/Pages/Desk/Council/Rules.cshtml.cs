using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Rules;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Pages.Desk.Council;

/// <summary><c>/desk/council/{id}/rules</c>: the versions of the standing rules; one draws up, another confirms.</summary>
internal sealed class RulesModel(CouncilScope scope, RulesService rules, RulePresets presets) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    /// <summary>The preset that the form begins from.</summary>
    [BindProperty(SupportsGet = true)] public string? Preset { get; set; }
    [BindProperty] public string? Basis { get; set; }
    [BindProperty] public string? NoticeDays { get; set; }
    [BindProperty] public string? Quorum { get; set; }
    [BindProperty] public bool QuorumMore { get; set; }
    [BindProperty] public string? Majority { get; set; }
    [BindProperty] public bool OfAll { get; set; }
    [BindProperty] public bool Secret { get; set; }
    [BindProperty] public bool Tie { get; set; }
    [BindProperty] public string? MostProxies { get; set; }
    [BindProperty] public string? SpeakingMinutes { get; set; }
    [BindProperty] public Guid Version { get; set; }

    public CommunityCouncil Council { get; private set; } = null!;
    public IReadOnlyList<StandingRules> All { get; private set; } = [];
    public IReadOnlyList<RulePreset> Presets => presets.All;
    public RulePreset? Chosen => presets.Find(Preset);
    public StandingRules? Proposed => All.FirstOrDefault(r => r.Standing == RulesStanding.Proposed);
    public bool MayChange => scope.May(CouncilPermissions.Rules, Council);
    public bool IsMine => Proposed?.ProposedBy == CurrentUser.AccountId;

    public IEnumerable<SelectListItem> Majorities =>
        new[] { MotionMajority.Simple, MotionMajority.Absolute, MotionMajority.TwoThirds }.Select(m => new SelectListItem(m == MotionMajority.Simple ? Hosting.Pages.Text.T("赞成多于反对", "more yes than no")
            : m == MotionMajority.Absolute ? Hosting.Pages.Text.T("过半数赞成", "more than half say yes") : Hosting.Pages.Text.T("三分之二以上赞成", "at least two thirds say yes"), m.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        if (Chosen is { } from)
            (Basis, NoticeDays, Quorum, QuorumMore, Majority, OfAll, Secret, Tie, MostProxies, SpeakingMinutes) = (
                from.IsExample ? "" : from.Basis.ToString(), $"{from.NoticeDays}", $"{from.Quorum.Numerator}/{from.Quorum.Denominator}", from.Quorum.More, from.Majority.ToString(), from.OfAll, from.Secret, from.TieMeansAgain, $"{from.MostProxies}", $"{from.SpeakingMinutes}");
        return Page();
    }

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken cancel) =>
        await EndAsync(await rules.ProposeAsync(Id, new RulesInput(Preset, Basis, NoticeDays, Quorum, QuorumMore, Majority, OfAll, Secret, Tie, MostProxies, SpeakingMinutes), StartProcess("council.propose-rules"), cancel), cancel);

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel) => await EndAsync(await rules.ConfirmAsync(Id, Version, StartProcess("council.confirm-rules"), cancel), cancel);

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancel) => await EndAsync(await rules.DiscardAsync(Id, Version, StartProcess("council.discard-rules"), cancel), cancel);

    private async Task<IActionResult> EndAsync(Result done, CancellationToken cancel) =>
        done.IsOk ? RedirectToPage(new { Id, Preset = (string?)null }) : await LoadAsync(cancel) ? Refused(done) : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await scope.CouncilAsync(Id, CouncilPermissions.View, cancel) is not { } council) return false;
        (Council, All) = (council, await rules.AllAsync(Id, cancel));
        return true;
    }
}
