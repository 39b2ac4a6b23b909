using PublicPortal.Data;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.Notifications.Contracts;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>What happened goes three ways at once: onto the project's page, to those who follow it, and out of memory goes what is old.</summary>
internal sealed class ProjectNews(PortalDbContext db, ProposalQueries proposals, INotifier notifier, PageEvictions evictions, TimeProvider clock)
{
    public const string StepTemplate = "microprojects.project-step", OwnTemplate = "microprojects.project-answer";

    public static string PathOf(Guid projectId) => $"/projects/{projectId}";

    /// <param name="note">In the words of whoever acted.</param>
    public async Task TellAsync(Project project, string kind, LocalizedText words, string? note, CancellationToken cancel)
    {
        Note(project, kind, words, note, clock.GetUtcNow());
        foreach (var account in await proposals.FollowersAsync(project.Id, cancel))
            await notifier.NotifyAsync(account, StepTemplate, new Dictionary<string, string> { ["title"] = project.Title, ["step"] = NoticeValue.Of(words) }, PathOf(project.Id), cancel);
        await EvictAsync(project, cancel);
    }

    /// <summary>To one person about their own objection or evaluation.</summary>
    public Task AnswerAsync(Guid? accountId, Project project, LocalizedText words, CancellationToken cancel) => accountId is not { } account ? Task.CompletedTask
        : notifier.NotifyAsync(account, OwnTemplate, new Dictionary<string, string> { ["title"] = project.Title, ["what"] = NoticeValue.Of(words) }, PathOf(project.Id), cancel);

    /// <summary>On the page and in the feed, without a message to anybody.</summary>
    public void Note(Project project, string kind, LocalizedText words, string? note, DateTimeOffset at) => db.Add(new ProjectMoment
    {
        Id = Ids.New(at), ProjectId = project.Id, Kind = kind, WordsZh = words.Zh, WordsEn = words.En, Note = note is { Length: > 0 } ? note : null, At = at,
    });

    public Task EvictAsync(Project project, CancellationToken cancel) =>
        evictions.EvictAsync([ProposalQueries.Tag(project.Id), ProposalQueries.CommunityTag(project.CommunityId), ProposalQueries.AllTag], cancel);
}
