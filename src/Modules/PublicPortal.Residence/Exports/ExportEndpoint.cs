using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using PublicPortal.Data;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Exports;

/// <summary><c>/desk/residence/exports/{id}/file</c>: for the official who asked, each time recorded; one part in memory at a time.</summary>
internal static class ExportEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/desk/residence/exports/{id:guid}/file", DownloadAsync).Allow(Access.With(ResidencePermissions.Export)).CompletesWork().ExcludeFromDescription();

    private static async Task<Results<NotFound, PushStreamHttpResult>> DownloadAsync(
        Guid id, ExportService exports, PortalDbContext db, IFileVault vault, ICurrentUser user, UnitOfWork work, TimeProvider clock, HttpContext http, CancellationToken cancel)
    {
        if (await exports.FindAsync(id, cancel) is not { State: ExportState.Ready } export || export.DeleteAt <= clock.GetUtcNow()) return TypedResults.NotFound();
        work.Start("residence.download-export", user.AccountId, user.Channel).Raise(new ExportDownloaded(id, export.Rows));
        var parts = await db.Set<ExportPart>().AsNoTracking().Where(p => p.ExportId == id).OrderBy(p => p.Number).Select(p => p.FileId).ToListAsync(cancel);
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        return TypedResults.Stream(async stream =>
        {
            foreach (var part in parts)
                if (await vault.OpenAsync(part, http.RequestAborted) is { } file) await stream.WriteAsync(file.Content, http.RequestAborted);
        }, "text/csv; charset=utf-8", $"{export.List}-{ChinaTime.Date(export.AskedAt):yyyyMMdd}.csv");
    }
}
