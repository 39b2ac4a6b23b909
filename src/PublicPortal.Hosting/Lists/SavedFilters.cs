using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Lists;

/// <summary>A saved filter as its reader sees it.</summary>
public sealed record SavedFilterLine(Guid Id, string Name, string Query, bool IsOwn, bool IsShared, bool IsDefault);

/// <summary>What was entered about a saved filter.</summary>
public sealed record SavedFilterInput(string? Name, bool IsShared, bool IsDefault);

internal static class SavedFilterRefusals
{
    public static readonly Refusal NameMissing = new("hosting.filter.name-missing", "请给这个筛选起个名字。", "Please give the filter a name.", "FilterName");
    public static readonly Refusal NameTooLong = new("hosting.filter.name-too-long", "名字最多 {0} 个字。", "The name may have at most {0} characters.", "FilterName");
    public static readonly Refusal NameHoldsNumber = new("hosting.filter.name-holds-number",
        "名字里不要写证件号码或电话。", "Please write no document or phone number into the name.", "FilterName");
    public static readonly Refusal NameTaken = new("hosting.filter.name-taken",
        "您已有同名的筛选，请换个名字，或先改掉旧的。", "You have a filter of this name; choose another, or rename the old one.", "FilterName");
    public static readonly Refusal TooMany = new("hosting.filter.too-many", "每个列表最多保存 {0} 个筛选，请先删掉不用的。", "At most {0} filters a list; delete one that you do not use.", "FilterName");
    public static readonly Refusal Gone = new("hosting.filter.gone", "这个筛选已经删除了。", "This filter is gone.");
}

/// <summary>Filters that officials keep, of their own and of colleagues with the same place.</summary>
public sealed class SavedFilters(PortalDbContext db, ICurrentUser user, TimeProvider clock)
{
    private const int Most = 20;

    /// <summary>Own first, then those that colleagues share; by name.</summary>
    public async Task<IReadOnlyList<SavedFilterLine>> OfAsync(ListInfo list, CancellationToken cancel)
    {
        var (me, scopes) = (user.AccountId, user.Scopes(list.Permission).ToArray());
        var found = await db.Set<SavedFilter>().AsNoTracking()
            .Where(f => f.List == list.Name && (f.OwnerAccountId == me || (f.SharedScope != null && scopes.Contains(f.SharedScope))))
            .OrderBy(f => f.Name).ThenBy(f => f.Id).Take(100).ToListAsync(cancel);
        return [.. found.Select(f => new SavedFilterLine(f.Id, f.Name, f.Query, f.OwnerAccountId == me, f.SharedScope is not null, f.IsDefault && f.OwnerAccountId == me)).OrderByDescending(f => f.IsOwn)];
    }

    public async Task<Result> SaveAsync(ListView view, SavedFilterInput input, CancellationToken cancel)
    {
        var name = Name(input.Name);
        if (name.IsRefused) return name;
        if (await Own(view.Info).CountAsync(cancel) >= Most) return SavedFilterRefusals.TooMany.With(Most);
        var query = view.Query.Length == 0 ? "?show=" + view.Info.DefaultTab : view.Query;
        var filter = new SavedFilter { Id = Ids.New(clock), List = view.Info.Name, OwnerAccountId = user.AccountId!.Value, Name = name.Value, Query = query, CreatedAt = clock.GetUtcNow() };
        return await StoreAsync(filter, view.Info, input, isNew: true, cancel);
    }

    public async Task<Result> ChangeAsync(ListInfo list, Guid id, SavedFilterInput input, CancellationToken cancel)
    {
        var name = Name(input.Name);
        if (name.IsRefused) return name;
        if (await Own(list).FirstOrDefaultAsync(f => f.Id == id, cancel) is not { } filter) return SavedFilterRefusals.Gone;
        filter.Name = name.Value;
        return await StoreAsync(filter, list, input, isNew: false, cancel);
    }

    public async Task<Result> DeleteAsync(ListInfo list, Guid id, CancellationToken cancel)
    {
        if (await Own(list).FirstOrDefaultAsync(f => f.Id == id, cancel) is not { } filter) return SavedFilterRefusals.Gone;
        db.Remove(filter);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    private async Task<Result> StoreAsync(SavedFilter filter, ListInfo list, SavedFilterInput input, bool isNew, CancellationToken cancel)
    {
        var shared = input.IsShared ? user.Scopes(list.Permission).OrderBy(s => s.Length).ThenBy(s => s, StringComparer.Ordinal).FirstOrDefault() : null;
        if (input.IsDefault)
        {
            await db.BeginWriteAsync(cancel);   // the former default gives way first: there is one
            await Own(list).Where(f => f.IsDefault && f.Id != filter.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.IsDefault, false), cancel);
        }
        (filter.SharedScope, filter.IsDefault) = (shared, input.IsDefault);
        if (isNew) db.Add(filter);
        return await db.SaveOrDuplicateAsync(cancel) is null ? Result.Ok() : SavedFilterRefusals.NameTaken;
    }

    private IQueryable<SavedFilter> Own(ListInfo list)
    {
        var me = user.AccountId;
        return db.Set<SavedFilter>().Where(f => f.OwnerAccountId == me && f.List == list.Name);
    }

    /// <summary>A colleague may read it: no place for numbers of people.</summary>
    private static Result<string> Name(string? typed)
    {
        var name = string.Join(' ', (typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.Length == 0) return SavedFilterRefusals.NameMissing;
        if (name.Length > SavedFilter.NameLength) return SavedFilterRefusals.NameTooLong.With(SavedFilter.NameLength);
        return name.Count(char.IsAsciiDigit) > 8 ? SavedFilterRefusals.NameHoldsNumber : name;
    }
}
