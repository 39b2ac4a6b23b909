using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Media;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Pages.Desk.Content.Media;

/// <summary><c>/desk/content/media</c>: the pictures there are, and one more. The editor sends what was pasted to <c>?handler=Drop</c>.</summary>
internal sealed class IndexModel(MediaLibrary library) : PortalPageModel
{
    public const int PageSize = 24;

    [BindProperty] public IFormFile? Picture { get; set; }
    [BindProperty] public string? Words { get; set; }
    [BindProperty(SupportsGet = true)] public string? P { get; set; }

    /// <summary>The picture that was sent is in the library already.</summary>
    public MediaFile? There { get; private set; }
    public IReadOnlyList<MediaFile> Files { get; private set; } = [];
    public int Total { get; private set; }
    public int Number => int.TryParse(P, out var page) ? Math.Clamp(page, 1, 10_000) : 1;

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("content.add-media");
        var result = await AddAsync(process, cancel);
        if (result.IsRefused)
        {
            await LoadAsync(cancel);
            return Refused(result);
        }
        return LocalRedirect(result.Value.IsNew ? "/desk/content/media" : "/desk/content/media?there=" + result.Value.File.Id.ToString("N"));
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancel)
    {
        var process = StartProcess("content.add-media");
        var result = await AddAsync(process, cancel);
        if (result.IsOk) return new JsonResult(new { markdown = result.Value.Markdown });
        Refused(result);
        return new JsonResult(new { text = string.Join(' ', result.Refusals.Select(r => r.Text.ToString())) }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private async Task<Result<AddedMedia>> AddAsync(Process process, CancellationToken cancel)
    {
        await using var content = Picture?.OpenReadStream();
        return await library.AddAsync(content, Picture?.FileName, Words, process, cancel);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Total = await library.CountAsync(cancel);
        There = Guid.TryParse(Request.Query["there"], out var there) ? await library.FindAsync(there, cancel) : null;
        Files = await library.NewestAsync(Number, PageSize, cancel);
    }
}
