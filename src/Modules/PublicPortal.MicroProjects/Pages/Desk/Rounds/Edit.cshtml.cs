using PublicPortal.Kernel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Pages.Desk.Rounds;

/// <summary>A new round, or a draft again.</summary>
internal sealed class EditModel(RoundService rounds, RuleSets rules) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid? Id { get; set; }
    [BindProperty] public string? Community { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Year { get; set; }
    [BindProperty] public string? Notes { get; set; }
    [BindProperty] public string? OpensOn { get; set; }
    [BindProperty] public string? ClosesOn { get; set; }
    [BindProperty] public string? Fund { get; set; }
    [BindProperty] public string? Rules { get; set; }
    [BindProperty] public string? Threshold { get; set; }
    [BindProperty] public string? AnswerDays { get; set; }
    [BindProperty] public string? ObjectionDays { get; set; }
    [BindProperty] public bool CommentsWait { get; set; }

    public string? CommunityName { get; private set; }
    public IReadOnlyList<SelectListItem> Communities { get; private set; } = [];
    public IEnumerable<SelectListItem> RuleOptions => rules.All.Select(r => new SelectListItem(r.Name.ToString(), r.Code)
    {
        Group = new SelectListGroup { Name = string.Join(Hosting.Pages.Text.T("；", "; "), r.Kinds.Select(k => k.Text.ToString())) },
    });

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var start = rounds.Suggest();
        if (Id is { } id && await rounds.FindAsync(id, cancel) is { } r)
        {
            if (r.Standing != RoundStanding.Draft) return RedirectToPage("/Desk/Rounds/Show", new { id });
            static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
            start = new RoundInput(null, Text(r.Year), r.Title, r.Notes, RoundService.Text(r.OpensOn), RoundService.Text(r.ClosesOn), Yuan.Plain(r.Fund), r.RulesCode, Text(r.Threshold), Text(r.AnswerDays), Text(r.ObjectionDays), r.CommentsWait);
        }
        (Year, Title, Notes, OpensOn, ClosesOn, Fund, Rules) = (start.Year, start.Title, start.Notes, start.OpensOn, start.ClosesOn, start.Fund, start.Rules);
        (Threshold, AnswerDays, ObjectionDays, CommentsWait) = (start.Threshold, start.AnswerDays, start.ObjectionDays, start.CommentsWait);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("microprojects.save-round");
        var saved = await rounds.SaveAsync(Id, new RoundInput(Community, Year, Title, Notes, OpensOn, ClosesOn, Fund, Rules, Threshold, AnswerDays, ObjectionDays, CommentsWait), process, cancel);
        if (saved.IsOk) return RedirectToPage("/Desk/Rounds/Show", new { id = saved.Value });
        return await LoadAsync(cancel) ? Refused(saved) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (Id is { } id)
        {
            if (await rounds.FindAsync(id, cancel) is not { } round) return false;
            CommunityName = round.CommunityName;
            return true;
        }
        Communities = [.. (await rounds.CommunitiesAsync(cancel)).Select(c => new SelectListItem(c.Name, c.Id.ToString()))];
        return CurrentUser.Has(MicroProjectsPermissions.Rounds);
    }
}
