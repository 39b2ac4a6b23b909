using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Reading;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Publishing;

internal static class DraftRefusals
{
    public static readonly Refusal Wrong = new("workflows.draft.wrong", "还有 {0} 处不对，已经保存为草稿，改好以后才能提请发布。", "{0} things are wrong. The draft is kept; it can be submitted when they are right.", "Json");
    public static readonly Refusal Empty = new("workflows.draft.empty", "请写入流程。", "Please write the workflow.", "Json");
    public static readonly Refusal TooLong = new("workflows.draft.too-long", "太长了：最多 60000 个字符。", "Too long: at most 60000 characters.", "Json");
    public static readonly Refusal OtherCode = new("workflows.draft.other-code", "编号（code）要与这个流程的编号“{0}”一致。", "The code must be this workflow's: {0}.", "Json");
    public static readonly Refusal CodeTaken = new("workflows.draft.code-taken", "已经有编号为“{0}”的流程，请打开它来修改。", "There is a workflow with the code {0} already; open it to change it.", "Json");
    public static readonly Refusal Stale = new("workflows.draft.stale", "别人刚刚改过这份草稿。下面左边是您写的，右边是现在的，请选一份保存。", "Somebody changed this draft meanwhile. Yours is on the left, the present one on the right; please choose which to save.", "Json");
    public static readonly Refusal Gone = new("workflows.draft.gone", "没有这份草稿。", "There is no such draft.");
    public static readonly Refusal NotSubmitted = new("workflows.draft.not-submitted", "还没有提请发布。", "Its publication has not been asked for.");
    public static readonly Refusal SamePerson = new("workflows.draft.same-person", "不能发布自己写的流程，请另一个人来发布。", "Nobody publishes what they wrote; somebody else has to.");
    public static readonly Refusal Behind = new("workflows.draft.behind", "发布过新的版本，这份草稿是从旧版本写起的。请先看看变了什么，再移到新版本上。", "A newer version was published; this draft began from an older one. See what changed and move it on first.");
    public static readonly Refusal Same = new("workflows.draft.same", "和已发布的版本一样，没有什么可以发布。", "It is the same as the published version; there is nothing to publish.");
}

/// <summary>Writes drafts, asks for publication, publishes. Author and publisher are two people.</summary>
internal sealed class DraftService(PortalDbContext db, WorkflowShelf shelf, KnownNamesReader names, TimeProvider clock)
{
    public Task<WorkflowDraft?> FindAsync(string code, CancellationToken cancel) => db.Set<WorkflowDraft>().AsNoTracking().FirstOrDefaultAsync(d => d.Code == code, cancel);

    public ReadDefinition Check(string json) => DefinitionCheck.Read(json, names.Read());

    /// <summary>Keeps what was written, right or wrong: nobody loses an hour's work to a comma. Only the code must be there.</summary>
    /// <param name="code">Null for a new workflow.</param>
    /// <param name="seen">The draft's version when the page was opened; 0 when there was none.</param>
    public async Task<Result<string>> SaveAsync(string? code, string? json, long seen, Guid author, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(json)) return DraftRefusals.Empty;
        json = json.ReplaceLineEndings("\n");
        if (json.Length > DefinitionReader.Longest) return DraftRefusals.TooLong;
        if (CodeOf(json) is var written && code is not null && written is not null && written != code) return DraftRefusals.OtherCode.With(code);
        if ((code ?? written) is not { } at) return DraftRefusals.Wrong.With(Check(json).Defects.Count) with { LeavesTrace = false };
        var current = await shelf.CurrentAsync(at, cancel);
        var draft = await db.Set<WorkflowDraft>().FirstOrDefaultAsync(d => d.Code == at, cancel);
        if (code is null && (current is not null || draft is not null)) return DraftRefusals.CodeTaken.With(at);
        if (draft is not null && draft.Version != seen) return DraftRefusals.Stale;
        if (draft is null)
        {
            draft = new WorkflowDraft { Code = at, Json = json, BaseNumber = current?.Number ?? 0, AuthorAccountId = author, Version = 1 };
            db.Add(draft);
        }
        (draft.Json, draft.AuthorAccountId, draft.ChangedAt, draft.SubmittedAt) = (json, author, clock.GetUtcNow(), null);
        try { return await db.SaveOrDuplicateAsync(cancel) is null ? at : DraftRefusals.Stale; }
        catch (DbUpdateConcurrencyException) { return DraftRefusals.Stale; }
    }

    public async Task<Result> SubmitAsync(string code, Process process, CancellationToken cancel)
    {
        if (await db.Set<WorkflowDraft>().FirstOrDefaultAsync(d => d.Code == code, cancel) is not { } draft) return DraftRefusals.Gone;
        var read = Check(draft.Json);
        if (read.Definition is null) return DraftRefusals.Wrong.With(read.Defects.Count);
        if (read.Definition.Code != code) return DraftRefusals.OtherCode.With(code);
        var current = await shelf.CurrentAsync(code, cancel);
        if ((current?.Number ?? 0) != draft.BaseNumber) return DraftRefusals.Behind;
        if (current?.Hash == WorkflowVersion.HashOf(draft.Json)) return DraftRefusals.Same;
        draft.SubmittedAt = clock.GetUtcNow();
        process.Raise(new DraftSubmitted(code, draft.AuthorAccountId));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task<Result<int>> PublishAsync(string code, long seen, Guid publisher, Process process, CancellationToken cancel)
    {
        if (await db.Set<WorkflowDraft>().FirstOrDefaultAsync(d => d.Code == code, cancel) is not { } draft) return DraftRefusals.Gone;
        if (draft.SubmittedAt is null) return DraftRefusals.NotSubmitted;
        if (draft.Version != seen) return DraftRefusals.Stale;
        if (draft.AuthorAccountId == publisher) return DraftRefusals.SamePerson;
        var read = Check(draft.Json);   // roles and templates may have gone since
        if (read.Definition is null) return DraftRefusals.Wrong.With(read.Defects.Count);
        if (((await shelf.CurrentAsync(code, cancel))?.Number ?? 0) != draft.BaseNumber) return DraftRefusals.Behind;
        db.Remove(draft);
        var (json, author) = (draft.Json, draft.AuthorAccountId);
        return await shelf.AddAsync(read.Definition, json, author, publisher, onlyOverShipped: false, process, cancel) is { } version ? version.Number : DraftRefusals.Same;
    }

    /// <summary>The draft goes on from the newest version; its author has seen what changed.</summary>
    public async Task<Result> MoveOnAsync(string code, CancellationToken cancel)
    {
        if (await db.Set<WorkflowDraft>().FirstOrDefaultAsync(d => d.Code == code, cancel) is not { } draft) return DraftRefusals.Gone;
        draft.BaseNumber = (await shelf.CurrentAsync(code, cancel))?.Number ?? 0;
        draft.SubmittedAt = null;
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task<Result> DiscardAsync(string code, CancellationToken cancel)
    {
        if (await db.Set<WorkflowDraft>().FirstOrDefaultAsync(d => d.Code == code, cancel) is { } draft) db.Remove(draft);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>The code of a text that may be wrong otherwise.</summary>
    private static string? CodeOf(string json) =>
        JsonSpot.Parse(json, [])?["code"] is { Kind: SpotKind.Text } code && code.Text.Length is >= 2 and <= 64 && code.Text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? code.Text : null;
}
