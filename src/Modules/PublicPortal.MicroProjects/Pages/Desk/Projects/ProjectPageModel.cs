using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Papers;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Pages.Desk.Projects;

/// <summary>Base of the desk's pages about one project: they load it whole, act, and come back.</summary>
internal abstract class ProjectPageModel : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    /// <summary>Somebody present at the counter, where a page has that.</summary>
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Document { get; set; } = DocumentType.ResidentId.Name();
    [BindProperty] public string? Number { get; set; }

    /// <summary>The row that an act is about.</summary>
    [BindProperty] public Guid Row { get; set; }

    public ProjectFile Dossier { get; private set; } = null!;
    public Project Project => Dossier.Project;
    public DateOnly Today { get; private set; }
    public bool MayConfirm => CurrentUser.Has(ProjectPermissions.Confirm, Project.ScopePath);
    public bool MayEnter => CurrentUser.Has(MicroProjectsPermissions.Enter, Project.ScopePath);
    public bool MayAnswer => CurrentUser.Has(ProjectPermissions.Answer, Project.ScopePath);
    public bool MayModerate => CurrentUser.Has(MicroProjectsPermissions.Moderate, Project.ScopePath);
    public Guid Me => CurrentUser.AccountId ?? Guid.Empty;

    public static IEnumerable<SelectListItem> Documents => DocumentTypes.InOrder.Select(t => new SelectListItem(t.Title().ToString(), t.Name()));
    protected PresentPerson Present => new(Name, Document, Number);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        Suggest();
        return Page();
    }

    /// <summary>Fills the boxes of fresh forms; of a page whose one form was refused, those of the others.</summary>
    protected virtual void Suggest() { }

    /// <summary>What was typed where the form that was sent has the box, else the suggestion.</summary>
    protected string? Or(string box, string? typed, string? suggestion) => Request.HasFormContentType && Request.Form.ContainsKey(box) ? typed : suggestion;

    protected async Task<IActionResult> ActAsync(Process process, Func<Process, Task<Result>> act, string done, CancellationToken cancel)
    {
        var result = await act(process);
        if (result.IsOk) return RedirectToPage(new { Id, done });
        if (!await LoadAsync(cancel)) return NotFound();
        Suggest();
        return Refused(result);
    }

    protected static PaperFile? Of(IFormFile? upload) => upload is { Length: > 0 } ? new PaperFile(upload.OpenReadStream(), upload.FileName) : null;

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var services = HttpContext.RequestServices;
        var desk = services.GetRequiredService<ProjectDesk>();
        if (await desk.FindAsync(Id, ProjectPermissions.Run, cancel) is not { } project) return false;
        Today = desk.Today;
        Dossier = await services.GetRequiredService<ProjectQueries>().FileAsync(project, cancel);
        await LoadMoreAsync(cancel);
        return true;
    }

    /// <summary>What one page shows beside the file.</summary>
    protected virtual Task LoadMoreAsync(CancellationToken cancel) => Task.CompletedTask;
}
