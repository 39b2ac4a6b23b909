using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.MicroProjects.Papers;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Pages.Desk.Projects;

/// <summary>Papers and photos: put in, taken down with a reason.</summary>
internal sealed class PapersModel(PaperService papers) : ProjectPageModel
{
    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? PaperTitle { get; set; }
    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty] public bool IsClean { get; set; }
    [BindProperty] public string? Milestone { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Paper { get; set; }

    public ProjectPaper? Chosen => Dossier.Papers.FirstOrDefault(p => p.Id == Paper);
    public static IReadOnlyList<SelectListItem> Kinds => [.. Enum.GetValues<PaperKind>().Where(k => k != PaperKind.Receipt).Select(k => new SelectListItem(ProjectWords.Of(k).ToString(), k.ToString()))];
    public IReadOnlyList<SelectListItem> Milestones => [new("–", ""), .. Dossier.Milestones.Select(m => new SelectListItem(m.Title, m.Id.ToString()))];

    public Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        var kind = Enum.TryParse<PaperKind>(Kind, out var read) && Enum.IsDefined(read) && read != PaperKind.Receipt ? read : PaperKind.Other;
        return ActAsync(StartProcess("microprojects.add-paper"), p => papers.AddAsync(Id, kind, PaperTitle, Of(Upload), IsClean, Guid.TryParse(Milestone, out var at) ? at : null, p, cancel), "added", cancel);
    }

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.remove-paper"), p => papers.RemoveAsync(Id, Paper ?? Guid.Empty, Reason, p, cancel), "removed", cancel);
}
