using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarations;

/// <summary>Writes of a person about their own declarations.</summary>
internal sealed class DeclarationService(
    PortalDbContext db, FieldCipher cipher, DraftService drafts, ReviewFactsReader factsReader, SettlementService settlement, OrderService orders,
    FirstDecision first, PersonService others, IPersons persons, IPlaces places, IOptions<ResidenceOptions> options, TimeProvider clock)
{
    internal const string AddressColumn = "residence_declaration.address";

    /// <summary>Turns a draft into a declaration: accepted at once when no rule trips, else doubtful with an order.</summary>
    /// <param name="leaveOthers">End the person's other addresses on the move-in day.</param>
    public async Task<Result<Guid>> SubmitAsync(Guid draftId, Guid accountId, string? moveInTyped, bool leaveOthers, Process process, CancellationToken cancel)
    {
        if (await drafts.FindAsync(draftId, accountId, cancel) is not { } draft) return DeclarationRefusals.DraftGone;
        var identified = await IdentifyAsync(draft, accountId, process, cancel);
        if (identified.IsRefused) return Result<Guid>.Refuse(identified.Refusals);
        var person = identified.Value;
        if (draft.EarlierToRecord is > 0) process.Raise(new EarlierRecordsShown(person.Id, draft.EarlierToRecord.Value));
        if (await TakenOverAsync(draft, person, accountId, process, cancel) is { } taken) return taken;
        var moveIn = ReadMoveIn(moveInTyped, person.BirthDate, ChinaTime.Today(clock), options.Value);
        if (moveIn.IsRefused) return Result<Guid>.Refuse(moveIn.Refusals);

        var dwelling = draft.DwellingId is { } id ? await places.FindDwellingAsync(id, cancel) : null;
        var own = person.AccountId == accountId ? person : await persons.OfAccountAsync(accountId, cancel);
        var facts = await factsReader.ReadAsync(person, dwelling, moveIn.Value, draft.HasPlate, draft.Register, own?.Id, leaveOthers, null, cancel);
        var doubts = DeclarationReview.Doubts(facts, options.Value);
        // Accepted at once, a declaration is rows of its own and goes the hot way; doubts and other addresses concern others' rows.
        if (doubts.Count > 0 || leaveOthers) await db.BeginWriteAsync(cancel);
        var now = clock.GetUtcNow();
        var scope = dwelling?.ScopePath ?? (await places.FindPlaceAsync(draft.CommunityId!.Value, cancel))!.ScopePath;
        var declaration = ResidenceDeclaration.Submit(person.Id, accountId, dwelling?.Id, scope, moveIn.Value, draft.HasPlate, process.Channel, doubts, now);
        if (own?.Id != person.Id) declaration.DeclareForChild();
        if (drafts.Content(draft)?.Address is { } address) declaration.AddressSealed = cipher.Seal(AddressColumn, declaration.Id, address);

        db.Add(declaration);
        db.Remove(draft);
        if (await db.SaveOrDuplicateAsync(cancel) is { } index) return index == ResidenceModel.OneOpen ? DeclarationRefusals.AlreadyOpen : DeclarationRefusals.Again;
        if (draft.Register != RegisterAnswer.NotYetChecked) await persons.NoteRegisterAsync(person.Id, draft.Register, process, cancel);
        if (leaveOthers) await LeaveOthersAsync(declaration, process, cancel);

        await first.FollowAsync(declaration, person, dwelling, process, cancel);
        await db.SaveChangesAsync(cancel);
        return declaration.Id;
    }

    /// <summary>The plate scanned after all settles "plate missing".</summary>
    public async Task<Result> ProvePlateAsync(Guid declarationId, Guid accountId, string? plateToken, Process process, CancellationToken cancel)
    {
        if (await OwnAsync(declarationId, accountId, cancel) is not { } declaration) return DeclarationRefusals.NotOpen;
        if (declaration.DwellingId is not { } dwelling || !await places.IsPlateAsync(dwelling, plateToken, cancel)) return DeclarationRefusals.DwellingUnknown;
        declaration.ProvePlate();
        return await settlement.SettleAsync(declaration, [ReviewRule.PlateMissing], "plate", null, process, cancel);
    }

    /// <summary>Ends the other addresses, which settles "lives elsewhere".</summary>
    public async Task<Result> LeaveOthersAsync(Guid declarationId, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await OwnAsync(declarationId, accountId, cancel) is not { } declaration) return DeclarationRefusals.NotOpen;
        await LeaveOthersAsync(declaration, process, cancel);
        return await settlement.SettleAsync(declaration, [ReviewRule.LivesElsewhere], "moved-out", null, process, cancel);
    }

    public async Task<Result> WithdrawAsync(Guid declarationId, Guid accountId, long version, Process process, CancellationToken cancel) =>
        await ChangeAsync(declarationId, accountId, version, async declaration =>
        {
            var done = declaration.Withdraw(clock.GetUtcNow());
            if (done.IsRefused) return done;
            process.Raise(new DeclarationWithdrawn(declaration.Id, declaration.PersonId));
            await orders.DropAsync(declaration.Id, process, cancel);
            await settlement.TellAsync(declaration, "residence.withdrawn", [], cancel);
            return done;
        }, cancel);

    public async Task<Result> MoveOutAsync(Guid declarationId, Guid accountId, long version, string? dayTyped, Process process, CancellationToken cancel)
    {
        if (!TryDay(dayTyped, out var day)) return DeclarationRefusals.MoveOutWrong;
        return await ChangeAsync(declarationId, accountId, version, async declaration =>
        {
            var done = declaration.MoveOut(day, ChinaTime.Today(clock), clock.GetUtcNow());
            if (done.IsOk) await settlement.MovedOutAsync(declaration, process, cancel);
            return done;
        }, cancel);
    }

    public async Task<Result> CorrectAsync(Guid declarationId, Guid accountId, long version, string? moveInTyped, Process process, CancellationToken cancel)
    {
        return await ChangeAsync(declarationId, accountId, version, async declaration =>
        {
            var person = await persons.FindAsync(declaration.PersonId, cancel);
            var moveIn = ReadMoveIn(moveInTyped, person!.BirthDate, ChinaTime.Today(clock), options.Value);
            if (moveIn.IsRefused) return moveIn;
            var before = declaration.MoveInDate;
            if (before == moveIn.Value) return Result.Ok();
            var done = declaration.Correct(moveIn.Value);
            if (done.IsOk) process.Raise(new DeclarationCorrected(declaration.Id, before, moveIn.Value));
            return done;
        }, cancel);
    }

    /// <summary>A person asks a human to look at an automatic result (个人信息保护法 art 24).</summary>
    public async Task<Result> AskReviewAsync(Guid declarationId, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await OwnAsync(declarationId, accountId, cancel) is not { } declaration) return DeclarationRefusals.NotOpen;
        var asked = declaration.AskReview(clock.GetUtcNow());
        if (asked.IsRefused) return asked;
        process.Raise(new ReviewAsked(declaration.Id));
        await orders.TellReviewersAsync(declaration, cancel);
        await db.SaveChangesAsync(cancel);
        return asked;
    }

    private async Task<Result> ChangeAsync(Guid declarationId, Guid accountId, long version, Func<ResidenceDeclaration, Task<Result>> change, CancellationToken cancel)
    {
        if (await OwnAsync(declarationId, accountId, cancel) is not { } declaration) return DeclarationRefusals.NotOpen;
        if (declaration.Version != version) return DeclarationRefusals.Stale;
        var done = await change(declaration);
        if (done.IsRefused) return done;
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return DeclarationRefusals.Stale; }
        return done;
    }

    /// <summary>Another person's declaration does not exist for this account.</summary>
    private Task<ResidenceDeclaration?> OwnAsync(Guid declarationId, Guid accountId, CancellationToken cancel) =>
        db.Set<ResidenceDeclaration>().Include(d => d.Doubts).HeldBy(accountId).FirstOrDefaultAsync(d => d.Id == declarationId, cancel);

    /// <summary>Somebody else declared the person here before: the person's own words take it over, nothing is declared twice.</summary>
    private async Task<Guid?> TakenOverAsync(DeclarationDraft draft, PersonInfo person, Guid accountId, Process process, CancellationToken cancel)
    {
        if (person.AccountId != accountId || draft.DwellingId is not { } dwelling || persons.IsNowhereYet(person.Id)) return null;
        var there = await db.Set<ResidenceDeclaration>().Include(d => d.Doubts).FirstOrDefaultAsync(
            d => d.PersonId == person.Id && d.DwellingId == dwelling && (d.State == DeclarationState.Doubtful || d.State == DeclarationState.Accepted), cancel);
        if (there is not { IsWithOther: true }) return null;
        await db.BeginWriteAsync(cancel);   // another's row
        // Without the plate it stays as it is, in part; the page says how to go on.
        if (draft.HasPlate && (await others.TakeOverAsync(there, accountId, scanned: true, process, cancel)).IsRefused) return null;
        db.Remove(draft);
        await db.SaveChangesAsync(cancel);
        return there.Id;
    }

    private async Task LeaveOthersAsync(ResidenceDeclaration declaration, Process process, CancellationToken cancel)
    {
        var others = await db.Set<ResidenceDeclaration>().Include(d => d.Doubts)
            .Where(d => d.PersonId == declaration.PersonId && d.Id != declaration.Id && d.State == DeclarationState.Accepted).ToListAsync(cancel);
        foreach (var other in others)
        {
            var day = declaration.MoveInDate < other.MoveInDate ? other.MoveInDate : declaration.MoveInDate;
            if (other.MoveOut(day, ChinaTime.Today(clock), clock.GetUtcNow()).IsOk) await settlement.MovedOutAsync(other, process, cancel);
        }
    }

    private async Task<Result<PersonInfo>> IdentifyAsync(DeclarationDraft draft, Guid accountId, Process process, CancellationToken cancel)
    {
        if (drafts.Content(draft) is not { } content)
            return await persons.OfAccountAsync(accountId, cancel) is { } own ? own : DeclarationRefusals.DraftGone;
        var type = DocumentTypes.Find(content.DocumentType)!.Value;
        var read = persons.Read(content.Name, type, content.Number);
        if (read.IsRefused) return Result<PersonInfo>.Refuse(read.Refusals);
        // A small child has no account of their own: whoever holds the phone must not become the child.
        var isChild = read.Value.Document.BirthDate is { } born && born.AddYears(DeclarationReview.AgeOfOwnDeclaration) > ChinaTime.Today(clock);
        return await persons.IdentifyAsync(content.Name, type, content.Number, isChild ? null : accountId, process, cancel);
    }

    /// <param name="born">Nobody lives anywhere before their birth; null where the document does not tell.</param>
    internal static Result<DateOnly> ReadMoveIn(string? typed, DateOnly? born, DateOnly today, ResidenceOptions options)
    {
        if (string.IsNullOrWhiteSpace(typed)) return DeclarationRefusals.MoveInMissing;
        if (!TryDay(typed, out var day) || day.Year < 1900) return DeclarationRefusals.MoveInWrong;
        if (day > today.AddDays(options.MostDaysAhead)) return DeclarationRefusals.MoveInTooFar.With(options.MostDaysAhead);
        return day < born ? DeclarationRefusals.MoveInBeforeBirth : day;
    }

    internal static bool TryDay(string? typed, out DateOnly day) => DateOnly.TryParseExact(
        typed?.Trim().Normalize(System.Text.NormalizationForm.FormKC),
        ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
