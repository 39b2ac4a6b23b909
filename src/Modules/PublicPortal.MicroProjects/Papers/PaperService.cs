using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Files.Contracts;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Papers;

/// <summary>A file as it came with a form.</summary>
internal sealed record PaperFile(Stream Content, string FileName);

/// <summary>Papers and photos of a project: put in, shown to everybody, taken away with a reason.</summary>
internal sealed class PaperService(PortalDbContext db, ProjectDesk desk, ProjectNews news, IFileVault vault)
{
    private const int KeptDays = 3650, MostBytes = 10 * 1024 * 1024;

    public static readonly FilePurposeRule Rule = new(ProjectPaper.Purpose, KeptDays, MostBytes, PicturesOnly: false);

    public async Task<Result> AddAsync(Guid projectId, PaperKind kind, string? title, PaperFile? file, bool isClean, Guid? milestoneId, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, ProjectPermissions.Run, cancel) is not { } project) return ProjectRefusals.NotFound;
        var words = ProjectText.Read(title, ProjectPaper.TitleLength, PaperRefusals.TitleMissing);
        if (words.IsRefused) return words;
        if (!isClean) return PaperRefusals.NotBlackedOut;
        var paper = await StoreAsync(project, kind, words.Value, file, milestoneId, "Upload", process, cancel);
        if (paper.IsRefused) return paper;
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    /// <summary>Adds the row to the present transaction.</summary>
    public async Task<Result<Guid>> StoreAsync(Project project, PaperKind kind, string title, PaperFile? file, Guid? milestoneId, string field, Process process, CancellationToken cancel)
    {
        if (file is null) return PaperRefusals.FileMissing.At(field);
        var stored = await vault.StoreAsync(file.Content, file.FileName, ProjectPaper.Purpose, project.Id, process, cancel);
        if (stored.IsRefused) return Result<Guid>.Refuse([.. stored.Refusals.Select(r => r.At(field))]);
        var paper = new ProjectPaper
        {
            Id = Ids.New(desk.Now), ProjectId = project.Id, Kind = kind, Title = title, FileId = stored.Value, MilestoneId = milestoneId, AddedAt = desk.Now, AddedBy = desk.Me,
            IsPicture = !file.FileName.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase),
        };
        db.Add(paper);
        process.Raise(new ProjectEntered(project.Id, "paper", paper.Id));
        return paper.Id;
    }

    public async Task<Result> RemoveAsync(Guid projectId, Guid paperId, string? reason, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, ProjectPermissions.Run, cancel) is not { } project
            || await db.Set<ProjectPaper>().FirstOrDefaultAsync(p => p.Id == paperId && p.ProjectId == projectId && p.RemovedAt == null, cancel) is not { } paper) return PaperRefusals.NotFound;
        var why = ProjectText.Read(reason, Project.ReasonLength, ProjectRefusals.ReasonMissing);
        if (why.IsRefused) return why;
        (paper.RemovedAt, paper.RemoveReason) = (desk.Now, why.Value);
        news.Note(project, "paper-removed", new($"撤下材料：{paper.Title}", $"Paper taken down: {paper.Title}"), why.Value, desk.Now);
        process.Raise(new ProjectEntered(project.Id, "paper-removed", paper.Id));
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel);
    }
}
