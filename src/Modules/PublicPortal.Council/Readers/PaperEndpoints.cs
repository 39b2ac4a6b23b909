using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Data;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Access;

namespace PublicPortal.Council.Readers;

/// <summary>Papers of an announced agenda are for everybody; before that for the desk alone.</summary>
internal static class PaperEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/council/papers/{id:guid}", SendAsync).Allow(Access.Public).ExcludeFromDescription();

    private static async Task<IResult> SendAsync(Guid id, PortalDbContext db, IFileVault files, ICurrentUser user, CancellationToken cancel)
    {
        var found = await (from p in db.Set<AgendaPaper>().AsNoTracking() join m in db.Set<Meeting>().AsNoTracking() on p.MeetingId equals m.Id join c in db.Set<CommunityCouncil>().AsNoTracking() on m.CouncilId equals c.Id
                           where p.Id == id select new { p.FileId, m.Notices, c.ScopePath }).FirstOrDefaultAsync(cancel);
        if (found is null || (found.Notices == 0 && !(user.IsStaff && user.Has(CouncilPermissions.View, found.ScopePath)))) return Results.NotFound();
        return await files.OpenAsync(found.FileId, cancel) is { } file ? new FileAnswer(file) : Results.NotFound();
    }
}
