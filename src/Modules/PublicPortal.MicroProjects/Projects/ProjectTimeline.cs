using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.MicroProjects.Papers;
using PublicPortal.Voting.Contracts;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>走到哪一步: what is planned, what was done and whether the promised day was kept; newest first.</summary>
internal static class ProjectTimeline
{
    public static IReadOnlyList<StoryLine> Of(ProjectStory story)
    {
        var lines = new List<(DateOnly Day, int Order, StoryLine Line)>();
        void Add(DateOnly day, LocalizedText what, string when, bool done = true, int late = 0, bool promised = false, string? path = null, string? end = null, IReadOnlyList<ProjectPaper>? photos = null) =>
            lines.Add((day, lines.Count, new StoryLine(what, when, done, late, promised, path, end, photos ?? [])));
        static string Day(DateOnly day) => ChinaTime.Short(day);
        static string With(string day, string? note) => note is { Length: > 0 } ? $"{day} · {note}" : day;

        var proposal = story.Proposal.Proposal;
        Add(ChinaTime.Date(proposal.SentAt), new("居民提议", "Proposed"), Day(ChinaTime.Date(proposal.SentAt)), end: T($"{story.Proposal.Endorsements} 人附议", $"{story.Proposal.Endorsements} endorsements"));
        if (proposal.AnsweredAt is { } answered)
        {
            var on = ChinaTime.Date(answered);
            var late = proposal.AnswerDue is { } due ? Math.Max(0, on.DayNumber - due.DayNumber) : 0;
            var note = story.Proposal.Answer?.Eligible == false ? T("没有通过，理由在下面", "not eligible, for the reasons below") : story.Proposal.Opinions.Count > 0 ? T($"{story.Proposal.Opinions.Count} 份意见", $"{story.Proposal.Opinions.Count} opinions") : null;
            Add(on, new("商议", "Consultation"), With(Day(on), note), late: late, promised: proposal.AnswerDue is not null);
        }
        else if (proposal.AnswerDue is { } due)
        {
            Add(due, new("商议，公开答复", "Consultation and public answer"), T($"最晚 {Day(due)}", $"by {Day(due)}"), done: false, late: Math.Max(0, story.Today.DayNumber - due.DayNumber), promised: story.Today > due);
        }
        if (story.Poll is { } poll) Add(ChinaTime.Date(poll.Closes), story.Project is null ? new("居民议事会没有选中", "Not chosen by the council") : new("居民议事会决议", "The council decided"), With(Day(ChinaTime.Date(story.Project?.DecidedAt ?? poll.Closes)), Tally(poll)), path: poll.Path);
        else if (story.Project is { } begun) Add(ChinaTime.Date(begun.DecidedAt), new("居民议事会决议", "The council decided"), Day(ChinaTime.Date(begun.DecidedAt)));
        if (story.File is { } file) OfProject(file, story.Today, Add, Day, With);
        return [.. lines.OrderBy(l => l.Line.Done).ThenByDescending(l => l.Day).ThenByDescending(l => l.Order).Select(l => l.Line)];
    }

    private delegate void Adder(DateOnly day, LocalizedText what, string when, bool done = true, int late = 0, bool promised = false, string? path = null, string? end = null, IReadOnlyList<ProjectPaper>? photos = null);

    private static void OfProject(ProjectFile file, DateOnly today, Adder add, Func<DateOnly, string> day, Func<string, string?, string> say)
    {
        var project = file.Project;
        string Plan(DateOnly planned) => T($"计划 {day(planned)}", $"planned {day(planned)}");
        int Late(DateOnly planned) => Math.Max(0, today.DayNumber - planned.DayNumber);
        if (project.ConfirmedAt is { } confirmed)
            add(ChinaTime.Date(confirmed), project.Standing == ProjectStanding.Refused ? new("街道没有审定通过", "The street did not confirm it") : new("街道审定通过", "Confirmed by the street"), say(day(ChinaTime.Date(confirmed)), project.ConfirmReason));
        else if (project.Standing == ProjectStanding.Resolved && project.DueOn is { } confirmBy)
            add(confirmBy, new("街道审定", "The street confirms"), T($"最晚 {day(confirmBy)}", $"by {day(confirmBy)}"), done: false, late: Late(confirmBy), promised: Late(confirmBy) > 0);
        if (project is { NoticeFrom: { } from, NoticeTo: { } to })
        {
            var objections = file.OfThisNotice;
            var open = objections.Count(o => o.IsOpen);
            var note = objections.Count == 0 ? T("没有异议", "no objection") : open == 0 ? T($"{objections.Count} 条异议，已答复", $"{objections.Count} objections, answered") : T($"{objections.Count} 条异议，{open} 条等答复", $"{objections.Count} objections, {open} not answered yet");
            var runs = project.Standing == ProjectStanding.OnNotice;
            var term = to.DayNumber - from.DayNumber;
            add(runs ? to : to, new($"公示 {term} 天", $"Notice of {term} days"), say(runs ? T($"到 {day(to)}", $"until {day(to)}") : T($"{day(to)}结束", $"ended {day(to)}"), objections.Count == 0 && runs ? null : note), done: !runs, promised: !runs);
        }
        if (file.Contract is { } contract) add(contract.SignedOn, new("签合同", "Contract signed"), say(day(contract.SignedOn), $"{contract.Supplier} · {Yuan.Show(contract.SumFen)}"));
        foreach (var milestone in file.Milestones)
            if (milestone.DoneOn is { } doneOn) add(doneOn, new(milestone.Title, milestone.Title), say(day(doneOn), milestone.DelayReason), late: milestone.DaysLate(today), promised: true, photos: file.PhotosOf(milestone.Id));
            else add(milestone.Planned, new(milestone.Title, milestone.Title), say(Plan(milestone.Planned), milestone.DelayReason), done: false, late: milestone.DaysLate(today), promised: milestone.DaysLate(today) > 0);
        if (project.CompletedOn is { } completed) add(completed, new("完工", "Works done"), day(completed), late: file.Contract is { } promised ? Math.Max(0, completed.DayNumber - promised.EndsOn.DayNumber) : 0, promised: file.Contract is not null);
        else if (project.Standing == ProjectStanding.Implementing && file.Contract is { } running) add(running.EndsOn, new("完工", "Works done"), Plan(running.EndsOn), done: false, late: Late(running.EndsOn), promised: Late(running.EndsOn) > 0);
        if (project.AcceptedAt is { } accepted) add(ChinaTime.Date(accepted), new("居民验收通过", "Accepted by residents"), say(day(ChinaTime.Date(accepted)), file.Defects.Count == 0 ? T("没有发现问题", "no defect found") : T($"{file.Defects.Count} 处问题已整改", $"{file.Defects.Count} defects mended")));
        else if (project.Standing == ProjectStanding.Acceptance && project.DueOn is { } acceptBy) add(acceptBy, new("居民验收", "Residents look at it"), say(T($"最晚 {day(acceptBy)}", $"by {day(acceptBy)}"), file.OpenDefects > 0 ? T($"{file.OpenDefects} 处问题在整改", $"{file.OpenDefects} defects being mended") : null), done: false, late: Late(acceptBy), promised: Late(acceptBy) > 0);
        if (project.AccountClosedAt is { } closed) add(ChinaTime.Date(closed), new("决算", "Final account"), say(day(ChinaTime.Date(closed)), T($"退回 {Yuan.Show(project.ReturnedFen ?? 0)}", $"{Yuan.Show(project.ReturnedFen ?? 0)} returned")));
        if (project is { Standing: ProjectStanding.Evaluating, EvaluateTo: { } evaluateTo }) add(evaluateTo, new("居民评价", "Residents evaluate"), T($"到 {day(evaluateTo)}", $"until {day(evaluateTo)}"), done: false);
        if (project.FinishedAt is { } finished) add(ChinaTime.Date(finished), new("办结", "Finished"), day(ChinaTime.Date(finished)));
        if (project is { Standing: ProjectStanding.Stopped, EndedAt: { } ended }) add(ChinaTime.Date(ended), new("停止", "Stopped"), say(day(ChinaTime.Date(ended)), project.EndReason));
        foreach (var change in file.Changes.Where(c => c.DecidedAt is not null && c.Standing != Changes.ChangeStanding.Withdrawn))
            add(ChinaTime.Date(change.DecidedAt!.Value), change.Standing == Changes.ChangeStanding.Approved ? new("同意变更", "Change agreed") : new("没有同意变更", "Change not agreed"), say(day(ChinaTime.Date(change.DecidedAt!.Value)), change.Title));
    }

    /// <summary>22 同意，3 反对，2 弃权; among projects only how many took part.</summary>
    public static string? Tally(PollState poll) => poll switch
    {
        { Yes: { } yes, No: { } no } => T($"{yes} 同意，{no} 反对，{poll.Abstain ?? 0} 弃权", $"{yes} yes, {no} no, {poll.Abstain ?? 0} abstained"),
        { TookPart: { } took } => T($"{poll.Members} 人，{took} 人投票", $"{took} of {poll.Members} voted"),
        _ => null,
    };
}
