using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Business;
using PublicPortal.Council.Contracts;
using PublicPortal.Council.Councils;
using PublicPortal.Data;
using PublicPortal.Files.Contracts;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Meetings;

internal sealed record MeetingInput(string? Title, string? Date, string? Time, string? Place);

internal sealed record ItemInput(string? Title, string? Text, string? Minutes);

/// <summary>Prepares a meeting while it may be edited: its date and place, items, papers, and matters that wait.</summary>
internal sealed class AgendaService(PortalDbContext db, CouncilScope scope, IFileVault files, TimeProvider clock)
{
    public const string PaperPurpose = "council.paper";
    private const int MostItems = 20;

    public async Task<Result<Guid>> PlanAsync(Guid councilId, MeetingInput input, Process process, CancellationToken cancel)
    {
        if (await scope.CouncilAsync(councilId, CouncilPermissions.Meetings, cancel) is not { } council) return CouncilRefusals.OutOfScope;
        var read = Read(input);
        if (read.IsRefused) return Result<Guid>.Refuse(read.Refusals);
        var (title, startsAt, place) = read.Value;
        var meeting = new Meeting { Id = Ids.New(clock), CouncilId = council.Id, Title = title, Place = place, StartsAt = startsAt };
        db.Add(meeting);
        await db.SaveChangesAsync(cancel);
        process.Raise(new MeetingPlanned(meeting.Id, council.Id));
        return meeting.Id;
    }

    public Task<Result> ChangeAsync(Guid meetingId, MeetingInput input, CancellationToken cancel) => EditAsync(meetingId, meeting =>
    {
        var read = Read(input);
        if (read.IsRefused) return Task.FromResult(Result.Refuse(read.Refusals));
        (meeting.Title, meeting.StartsAt, meeting.Place) = read.Value;
        return Task.FromResult(Result.Ok());
    }, cancel);

    public Task<Result> AddItemAsync(Guid meetingId, ItemInput input, CancellationToken cancel) => EditAsync(meetingId, async meeting =>
    {
        var item = Read(input, meeting.Id, null);
        return item.IsRefused ? Result.Refuse(item.Refusals) : await AddAsync(item.Value, cancel);
    }, cancel);

    public Task<Result> ChangeItemAsync(Guid meetingId, Guid itemId, ItemInput input, CancellationToken cancel) => EditAsync(meetingId, async meeting =>
    {
        if (await db.Set<AgendaItem>().FirstOrDefaultAsync(i => i.Id == itemId && i.MeetingId == meeting.Id, cancel) is not { } item) return MeetingRefusals.NoItem;
        var read = Read(input, meeting.Id, null);
        if (read.IsRefused) return Result.Refuse(read.Refusals);
        (item.Title, item.Text, item.Minutes) = (read.Value.Title, read.Value.Text, read.Value.Minutes);
        return Result.Ok();
    }, cancel);

    /// <summary>One place up; the first one stays.</summary>
    public Task<Result> RaiseItemAsync(Guid meetingId, Guid itemId, CancellationToken cancel) => EditAsync(meetingId, async meeting =>
    {
        var items = await db.Set<AgendaItem>().Where(i => i.MeetingId == meeting.Id).OrderBy(i => i.Place).ThenBy(i => i.Id).ToListAsync(cancel);
        var at = items.FindIndex(i => i.Id == itemId);
        if (at < 0) return MeetingRefusals.NoItem;
        if (at > 0) (items[at - 1], items[at]) = (items[at], items[at - 1]);
        for (var n = 0; n < items.Count; n++) items[n].Place = n + 1;
        return Result.Ok();
    }, cancel);

    /// <summary>Takes an item off, with its papers; a matter on it waits again.</summary>
    public Task<Result> RemoveItemAsync(Guid meetingId, Guid itemId, Process process, CancellationToken cancel) => EditAsync(meetingId, async meeting =>
    {
        if (await db.Set<AgendaItem>().FirstOrDefaultAsync(i => i.Id == itemId && i.MeetingId == meeting.Id, cancel) is not { } item) return MeetingRefusals.NoItem;
        foreach (var paper in await db.Set<AgendaPaper>().Where(p => p.ItemId == itemId).ToListAsync(cancel))
        {
            await files.DeleteAsync(paper.FileId, process, cancel);
            db.Remove(paper);
        }
        if (item.BusinessId is { } business && await db.Set<CouncilMatter>().FirstOrDefaultAsync(b => b.Id == business, cancel) is { } matter) matter.PutBack();
        db.Remove(item);
        return Result.Ok();
    }, cancel);

    /// <summary>A matter that waits becomes an item of its own.</summary>
    public Task<Result> TakeMatterAsync(Guid meetingId, Guid businessId, CancellationToken cancel) => EditAsync(meetingId, async meeting =>
    {
        if (await db.Set<CouncilMatter>().FirstOrDefaultAsync(b => b.Id == businessId && b.CouncilId == meeting.CouncilId, cancel) is not { Standing: BusinessStanding.Waiting } matter) return MeetingRefusals.NoBusiness;
        var item = new AgendaItem { Id = Ids.New(clock), MeetingId = meeting.Id, Title = Cut(matter.TitleZh, AgendaItem.TitleLength), Text = Cut(matter.TextZh, AgendaItem.TextLength), Minutes = 20, BusinessId = matter.Id };
        var added = await AddAsync(item, cancel);
        if (added.IsOk) matter.TakeOn(meeting.Id, item.Id);
        return added;
    }, cancel);

    public Task<Result> AddPaperAsync(Guid meetingId, Guid itemId, string? title, IFormFile? file, Process process, CancellationToken cancel) => EditAsync(meetingId, async meeting =>
    {
        if (!await db.Set<AgendaItem>().AnyAsync(i => i.Id == itemId && i.MeetingId == meeting.Id, cancel)) return MeetingRefusals.NoItem;
        if (file is null || file.Length == 0) return MeetingRefusals.NoFile;
        var typed = new Typed();
        var name = typed.Text(string.IsNullOrWhiteSpace(title) ? Path.GetFileNameWithoutExtension(file.FileName) : title, "PaperTitle", AgendaPaper.TitleLength);
        if (typed.IsWrong) return typed.Refusal;
        await using var content = file.OpenReadStream();
        var stored = await files.StoreAsync(content, file.FileName, PaperPurpose, meeting.Id, process, cancel);
        if (stored.IsRefused) return Result.Refuse([.. stored.Refusals.Select(r => r.At("Paper"))]);
        await db.SaveChangesAsync(cancel);
        var kept = (await files.OpenAsync(stored.Value, cancel))!;
        db.Add(new AgendaPaper { Id = Ids.New(clock), MeetingId = meeting.Id, ItemId = itemId, Title = name, FileId = stored.Value, Bytes = kept.Content.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(kept.Content)) });
        return Result.Ok();
    }, cancel);

    public Task<Result> RemovePaperAsync(Guid meetingId, Guid paperId, Process process, CancellationToken cancel) => EditAsync(meetingId, async meeting =>
    {
        if (await db.Set<AgendaPaper>().FirstOrDefaultAsync(p => p.Id == paperId && p.MeetingId == meeting.Id, cancel) is not { } paper) return MeetingRefusals.NoItem;
        await files.DeleteAsync(paper.FileId, process, cancel);
        db.Remove(paper);
        return Result.Ok();
    }, cancel);

    private async Task<Result> EditAsync(Guid meetingId, Func<Meeting, Task<Result>> edit, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Meetings, cancel) is not var (meeting, council)) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(meeting, cancel);
        if (!meeting.IsEditable) return MeetingRefusals.NotEditable;
        var done = await edit(meeting);
        if (done.IsRefused) return done;
        await db.SaveChangesAsync(cancel);
        if (meeting.IsPublic) await scope.ChangedAsync(council, cancel);
        return done;
    }

    private async Task<Result> AddAsync(AgendaItem item, CancellationToken cancel)
    {
        var count = await db.Set<AgendaItem>().CountAsync(i => i.MeetingId == item.MeetingId, cancel);
        if (count >= MostItems) return MeetingRefusals.TooManyItems.With(MostItems);
        item.Place = count == 0 ? 1 : await db.Set<AgendaItem>().Where(i => i.MeetingId == item.MeetingId).MaxAsync(i => i.Place, cancel) + 1;
        db.Add(item);
        return Result.Ok();
    }

    private Result<(string Title, DateTimeOffset StartsAt, string Place)> Read(MeetingInput input)
    {
        var typed = new Typed();
        var title = typed.Text(input.Title, "Title", Meeting.TitleLength);
        var place = typed.Text(input.Place, "Place", Meeting.PlaceLength);
        var (day, time) = (typed.Date(input.Date, "Date"), typed.Time(input.Time, "Time"));
        if (typed.IsWrong) return typed.RefusalOf<(string, DateTimeOffset, string)>();
        var at = ChinaTime.At(day, time);
        return at < clock.GetUtcNow() ? MeetingRefusals.InPast : (title, at, place);
    }

    private Result<AgendaItem> Read(ItemInput input, Guid meetingId, Guid? business)
    {
        var typed = new Typed();
        var title = typed.Text(input.Title, "ItemTitle", AgendaItem.TitleLength);
        var text = typed.Text(input.Text, "ItemText", AgendaItem.TextLength, optional: true);
        var minutes = typed.Whole(input.Minutes, 1, 240, MeetingRefusals.Minutes.At("ItemMinutes"));
        return typed.IsWrong ? typed.RefusalOf<AgendaItem>() : new AgendaItem { Id = Ids.New(clock), MeetingId = meetingId, Title = title, Text = text, Minutes = minutes, BusinessId = business };
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
