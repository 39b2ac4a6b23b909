using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.History;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarations;

/// <summary>What was scanned and typed on the first page of a declaration.</summary>
/// <param name="PlateToken">From the scanned plate; null when the address was picked.</param>
internal sealed record DraftInput(string DwellingCode, string? PlateToken, string? Name, string? DocumentType, string? Number);

/// <summary>The first two steps: take the two items, find the rest.</summary>
internal sealed class DraftService(
    PortalDbContext db, FieldCipher cipher, IPersons persons, IPlaces places, AttemptLimiter limiter, WorkRunner runner,
    IOptions<ResidenceOptions> options, TimeProvider clock)
{
    internal const string Column = "residence_draft.content";

    /// <summary>Starts with the account's own known identity: nothing to type.</summary>
    public async Task<Result<Guid>> StartKnownAsync(Guid accountId, string dwellingCode, string? plateToken, CancellationToken cancel)
    {
        if (await places.FindDwellingAsync(dwellingCode, cancel) is not { } dwelling) return DeclarationRefusals.DwellingUnknown;
        var draft = New(accountId, dwelling.Id);
        draft.HasPlate = await places.IsPlateAsync(dwelling.Id, plateToken, cancel);
        db.Add(draft);
        await db.SaveChangesAsync(cancel);
        return draft.Id;
    }

    /// <summary>Starts with the two typed items. Each start counts against the day's documents.</summary>
    public async Task<Result<Guid>> StartAsync(Guid accountId, DraftInput input, CancellationToken cancel)
    {
        if (await places.FindDwellingAsync(input.DwellingCode, cancel) is not { } dwelling) return DeclarationRefusals.DwellingUnknown;
        var read = Read(input);
        if (read.IsRefused) return Result<Guid>.Refuse(read.Refusals);
        var draft = New(accountId, dwelling.Id);
        draft.HasPlate = await places.IsPlateAsync(dwelling.Id, input.PlateToken, cancel);
        return await KeepAsync(draft, read.Value, null, cancel);
    }

    /// <summary>Starts for an address that is in no register.</summary>
    public async Task<Result<Guid>> StartUnknownAsync(Guid accountId, Guid? communityId, string? address, DraftInput input, CancellationToken cancel)
    {
        var refusals = new List<Refusal>();
        var community = communityId is { } id ? await places.FindPlaceAsync(id, cancel) : null;
        if (community?.Level != PlaceLevel.Community) refusals.Add(DeclarationRefusals.CommunityMissing);
        address = address?.Trim() ?? "";
        if (address.Length == 0) refusals.Add(DeclarationRefusals.AddressMissing);
        else if (address.Length > 100) refusals.Add(DeclarationRefusals.AddressTooLong);
        var read = Read(input);
        refusals.AddRange(read.Refusals);
        if (refusals.Count > 0) return Result<Guid>.Refuse(refusals);
        var draft = New(accountId, null);
        draft.CommunityId = community!.Id;
        return await KeepAsync(draft, read.Value, address, cancel);
    }

    /// <summary>The draft, if it is this account's and still fresh; null otherwise, whoever asks.</summary>
    public async Task<DeclarationDraft?> FindAsync(Guid draftId, Guid accountId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await db.Set<DeclarationDraft>().FirstOrDefaultAsync(d => d.Id == draftId && d.AccountId == accountId && d.ExpiresAt > now, cancel);
    }

    /// <summary>The account's newest fresh draft for a dwelling, to go on with.</summary>
    public async Task<DeclarationDraft?> NewestAsync(Guid accountId, Guid dwellingId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await db.Set<DeclarationDraft>().AsNoTracking().Where(d => d.AccountId == accountId && d.DwellingId == dwellingId && d.ExpiresAt > now)
            .OrderByDescending(d => d.ExpiresAt).FirstOrDefaultAsync(cancel);
    }

    public DraftContent? Content(DeclarationDraft draft) =>
        draft.Content is { } content ? JsonSerializer.Deserialize<DraftContent>(cipher.Open(Column, draft.Id, content)) : null;

    /// <summary>
    /// Asks the register if it has not answered yet, outside any transaction, and keeps the answer in the draft. The
    /// attempt was counted when the draft was made, so the page cannot be used to try names.
    /// </summary>
    public async Task<RegisterAnswer> AskRegisterAsync(DeclarationDraft draft, CancellationToken cancel)
    {
        if (draft.Register != RegisterAnswer.NotYetChecked || Content(draft) is not { } content) return draft.Register;
        var answer = await persons.AskRegisterAsync(content.Name, DocumentTypes.Find(content.DocumentType)!.Value, content.Number, cancel);
        if (answer == RegisterAnswer.NotYetChecked) return answer;
        await runner.RunAsync("residence.ask-register", Channel.Job, async (services, _) =>
        {
            var own = services.GetService(typeof(PortalDbContext)) as PortalDbContext;
            await own!.BeginWriteAsync(cancel);
            await own.Set<DeclarationDraft>().Where(d => d.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Register, answer), cancel);
            return Result.Ok();
        }, cancel: cancel);
        return draft.Register = answer;
    }

    /// <summary>
    /// Earlier registrations of the typed person, newest first. Only when the register agrees that name and number
    /// belong together and the names are equal: a stranger who knows a number learns nothing.
    /// </summary>
    public async Task<IReadOnlyList<HistoricRecord>> EarlierAsync(DeclarationDraft draft, CancellationToken cancel)
    {
        if (draft.Register != RegisterAnswer.Agrees || Content(draft) is not { } content || await IsThirdPartyAsync(draft, content, cancel)) return [];
        var index = persons.DocumentIndex(DocumentTypes.Find(content.DocumentType)!.Value, content.Number);
        var records = await db.Set<HistoricRecord>().AsNoTracking().Where(r => r.DocumentIndex == index).OrderByDescending(r => r.From).Take(5).ToListAsync(cancel);
        List<HistoricRecord> earlier = [.. records.Where(r => cipher.Open(HistoricRecord.NameColumn, r.Id, r.Name) == content.Name)];
        if (earlier.Count == 0 || draft.EarlierToRecord is not null) return earlier;
        if (db.Database.CurrentTransaction is not null) return [];   // the look is recorded in a transaction of its own, or there is none
        await RecordLookAsync(draft, content, earlier.Count, cancel);
        return earlier;
    }

    /// <summary>Earlier records are the person's own to see: not for a child, nor for anyone but the account's person.</summary>
    private async Task<bool> IsThirdPartyAsync(DeclarationDraft draft, DraftContent content, CancellationToken cancel)
    {
        var type = DocumentTypes.Find(content.DocumentType)!.Value;
        var typed = persons.Read(content.Name, type, content.Number);
        if (typed.IsRefused) return true;
        if (typed.Value.Document.BirthDate is { } born && born.AddYears(Review.DeclarationReview.AgeOfOwnDeclaration) > ChinaTime.Today(clock)) return true;
        if (await persons.OfAccountAsync(draft.AccountId, cancel) is not { } own) return false;
        return (await persons.FindByDocumentAsync(type, content.Number, cancel))?.Id != own.Id;
    }

    /// <summary>The look is in the person's record, once for each form; where there is no person yet, with the declaration.</summary>
    private async Task RecordLookAsync(DeclarationDraft draft, DraftContent content, int count, CancellationToken cancel)
    {
        var person = await persons.FindByDocumentAsync(DocumentTypes.Find(content.DocumentType)!.Value, content.Number, cancel);
        draft.EarlierToRecord = person is null ? count : 0;
        await runner.RunAsync("residence.show-earlier", Channel.Web, async (services, process) =>
        {
            var own = (PortalDbContext)services.GetService(typeof(PortalDbContext))!;
            await own.BeginWriteAsync(cancel);
            var first = await own.Set<DeclarationDraft>().Where(d => d.Id == draft.Id && d.EarlierToRecord == null)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.EarlierToRecord, draft.EarlierToRecord), cancel);
            if (first == 1 && person is not null) process.Raise(new EarlierRecordsShown(person.Id, count));
            return Result.Ok();
        }, draft.AccountId, cancel: cancel);
    }

    private Result<TypedIdentity> Read(DraftInput input) =>
        persons.Read(input.Name, DocumentTypes.Find(input.DocumentType) ?? Residents.Contracts.DocumentType.ResidentId, input.Number);

    private async Task<Result<Guid>> KeepAsync(DeclarationDraft draft, TypedIdentity typed, string? address, CancellationToken cancel)
    {
        if (!await limiter.SpendAsync("residence.documents", draft.AccountId.ToString("N"), options.Value.DocumentsPerDay, TimeSpan.FromDays(1), cancel))
            return DeclarationRefusals.TooManyDocuments;
        var content = new DraftContent(typed.Name, typed.Document.Type.Name(), typed.Document.Number, address);
        draft.Content = cipher.Seal(Column, draft.Id, JsonSerializer.Serialize(content));
        db.Add(draft);
        await db.SaveChangesAsync(cancel);
        return draft.Id;
    }

    private DeclarationDraft New(Guid accountId, Guid? dwellingId)
    {
        var now = clock.GetUtcNow();
        return new DeclarationDraft { Id = Ids.New(now), AccountId = accountId, DwellingId = dwellingId, ExpiresAt = now.AddHours(options.Value.DraftHours) };
    }
}
