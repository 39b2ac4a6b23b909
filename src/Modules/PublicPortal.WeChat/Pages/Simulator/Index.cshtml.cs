using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.WeChat.Simulator;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.WeChat.Pages.Simulator;

/// <summary>The phones of the made-up people, and how the platform is to misbehave.</summary>
internal sealed class IndexModel(SimulatedPeople people, SimulatedMessages messages, SimulatedTokens tokens, SimulatorSwitches switches) : PortalPageModel
{
    [BindProperty]
    public string? Twice { get; set; }

    [BindProperty]
    public string[] Faults { get; set; } = [];

    public IEnumerable<(SimulatedPerson Person, IReadOnlyList<SimulatedMessage> Messages)> Phones => people.All.Where(p => !p.Snapshot).Select(p => (p, messages.Of(p.OpenId)));

    public IReadOnlyList<SelectListItem> TwiceChoices =>
    [
        new(T("每三次有一次送两遍", "One in three is delivered twice"), nameof(TwiceRule.EveryThird)),
        new(T("每次都送两遍", "Each is delivered twice"), nameof(TwiceRule.Always)),
        new(T("从不", "Never"), nameof(TwiceRule.Never)),
    ];

    public IReadOnlyList<SelectListItem> FaultChoices =>
    [
        new(T("登录凭证一给就过期（40029）", "Codes are too old at once (40029)"), nameof(SimulatorSwitches.CodesExpire)),
        new(T("登录凭证已经用过（40163）", "Codes were used already (40163)"), nameof(SimulatorSwitches.CodesUsed)),
        new(T("调用太频繁（45011）", "Too many calls (45011)"), nameof(SimulatorSwitches.RateLimited)),
        new(T("每次调用慢两秒", "Each call takes two seconds more"), nameof(SimulatorSwitches.Slow)),
    ];

    public void OnGet()
    {
        Twice = switches.CallbackTwice.ToString();
        Faults =
        [
            .. new[]
            {
                (switches.CodesExpire, nameof(SimulatorSwitches.CodesExpire)), (switches.CodesUsed, nameof(SimulatorSwitches.CodesUsed)),
                (switches.RateLimited, nameof(SimulatorSwitches.RateLimited)), (switches.Slow, nameof(SimulatorSwitches.Slow)),
            }.Where(f => f.Item1).Select(f => f.Item2),
        ];
    }

    public IActionResult OnPost()
    {
        if (Enum.TryParse<TwiceRule>(Twice, out var rule)) switches.CallbackTwice = rule;
        switches.CodesExpire = Faults.Contains(nameof(SimulatorSwitches.CodesExpire));
        switches.CodesUsed = Faults.Contains(nameof(SimulatorSwitches.CodesUsed));
        switches.RateLimited = Faults.Contains(nameof(SimulatorSwitches.RateLimited));
        switches.Slow = Faults.Contains(nameof(SimulatorSwitches.Slow));
        return RedirectToPage();
    }

    public IActionResult OnPostLose()
    {
        tokens.Lose();
        return RedirectToPage();
    }
}
