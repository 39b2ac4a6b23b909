using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Hosting.Lists;

/// <summary>
/// Base of every list of the desk: conditions in the address, counts, pages, saved filters. A list says what it is
/// (<see cref="Info"/>) and fills itself (<see cref="LoadAsync"/>); the rest is the same everywhere.
/// </summary>
public abstract class ListPage : PortalPageModel
{
    [BindProperty] public string? FilterId { get; set; }
    [BindProperty] public string? FilterName { get; set; }
    [BindProperty] public string? FilterShared { get; set; }
    [BindProperty] public string? FilterDefault { get; set; }

    public abstract ListInfo Info { get; }

    /// <summary>The conditions of the present address.</summary>
    public ListView List => list ??= new ListView(Info, Request.Query) { Done = Request.Query["done"].FirstOrDefault() };
    private ListView? list;

    private SavedFilters Filters => HttpContext.RequestServices.GetRequiredService<SavedFilters>();

    /// <summary>Fills fields, tabs, rows and the total.</summary>
    protected abstract Task LoadAsync(CancellationToken cancel);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        List.Saved = await Filters.OfAsync(Info, cancel);
        if (Request.Query.Count == 0 && List.Saved.FirstOrDefault(f => f.IsDefault) is { } chosen) return LocalRedirect(Info.Path + chosen.Query);
        await LoadAsync(cancel);
        return Page();
    }

    public Task<IActionResult> OnPostSaveFilterAsync(CancellationToken cancel) =>
        FilterActAsync("hosting.save-filter", "filter-saved", () => Filters.SaveAsync(List, Input, cancel), cancel);

    public Task<IActionResult> OnPostChangeFilterAsync(CancellationToken cancel) =>
        FilterActAsync("hosting.change-filter", "filter-changed", () => Filters.ChangeAsync(Info, Id, Input, cancel), cancel);

    public Task<IActionResult> OnPostDeleteFilterAsync(CancellationToken cancel) =>
        FilterActAsync("hosting.delete-filter", "filter-deleted", () => Filters.DeleteAsync(Info, Id, cancel), cancel);

    /// <summary>Shows the list again, with what was refused.</summary>
    protected async Task<IActionResult> RefusedAsync(Kernel.Result refused, CancellationToken cancel)
    {
        List.Saved = await Filters.OfAsync(Info, cancel);
        await LoadAsync(cancel);
        return Refused(refused);
    }

    private SavedFilterInput Input => new(FilterName, FilterShared is not null, FilterDefault is not null);
    private Guid Id => Guid.TryParse(FilterId, out var id) ? id : Guid.Empty;

    private async Task<IActionResult> FilterActAsync(string process, string done, Func<Task<Kernel.Result>> act, CancellationToken cancel)
    {
        StartProcess(process);
        var result = await act();
        if (result.IsRefused) return await RefusedAsync(result, cancel);
        var link = List.Link(("show", List.Shown));
        return LocalRedirect(link + "&done=" + done);
    }
}
