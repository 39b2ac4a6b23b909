using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarants;

/// <summary>One row of the form for a household.</summary>
internal sealed record HouseholdRow(string? Name, string? DocumentType, string? Number, bool IsMyChild);

/// <summary>What stands between a form and <see cref="DeclareForService"/>: limits, the register, a guardian's child.</summary>
internal sealed class DeclareForForms(
    DeclareForService service, DeclarableDwellings dwellings, DeclarationService own, DraftService drafts, IPersons persons, IGuardians guardians, IPlaces places,
    AttemptLimiter limiter, IOptions<ResidenceOptions> options, TimeProvider clock)
{
    /// <summary>A landlord or an agent declares one person.</summary>
    public async Task<Result<ResidenceDeclaration>> OneAsync(Declarant by, DeclaredPerson input, string? dwellingCode, Process process, CancellationToken cancel)
    {
        var read = service.Read(input);
        var wrong = new List<Refusal>(read.Refusals);
        var dwelling = await dwellings.FindAsync(by, dwellingCode, cancel);
        if (dwelling is null) wrong.Add(DeclareForRefusals.DwellingNotYours);
        if (wrong.Count > 0) return Result<ResidenceDeclaration>.Refuse(wrong);
        var register = await AskAsync(read.Value.Typed, cancel);
        if (by.Kind != DeclarantKind.Organisation && !await SpendAsync(by.AccountId, 1, cancel)) return DeclareForRefusals.TooMany;
        return await service.DeclareAsync(by, read.Value, dwelling!, register, process, cancel);
    }

    /// <summary>A household on one form, or one relative: each is accepted or doubted by itself.</summary>
    /// <returns>How many were declared.</returns>
    public async Task<Result<int>> HouseholdAsync(
        Guid accountId, string? dwellingCode, string? plateToken, IReadOnlyList<HouseholdRow> rows, bool withMe, string? moveIn, string? phone, Process process, CancellationToken cancel)
    {
        if (await persons.OfAccountAsync(accountId, cancel) is null) return DeclareForRefusals.NoIdentity;
        if (await places.FindDwellingAsync(dwellingCode ?? "", cancel) is not { } dwelling) return DeclarationRefusals.DwellingUnknown;
        var hasPlate = await places.IsPlateAsync(dwelling.Id, plateToken, cancel);
        var read = new List<(int Row, HouseholdRow Typed, ReadPerson Read)>();
        var wrong = new List<Refusal>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(rows[i].Name) && string.IsNullOrWhiteSpace(rows[i].Number)) continue;
            var person = service.Read(new DeclaredPerson(rows[i].Name, rows[i].DocumentType, rows[i].Number, phone, moveIn));
            if (person.IsRefused) wrong.AddRange(person.Refusals.Select(r => At(r, i)).Where(r => wrong.All(w => w.Field != r.Field)));
            else if (read.Any(r => r.Read.Typed.Document == person.Value.Typed.Document)) wrong.Add(DeclareForRefusals.NamedTwice.At($"Numbers[{i}]"));
            else read.Add((i, rows[i], person.Value));
        }
        if (read.Count == 0 && wrong.Count == 0) wrong.Add(DeclareForRefusals.NobodyNamed);
        if (wrong.Count > 0) return Result<int>.Refuse(wrong);

        var answers = await AskAsync([.. read.Select(r => r.Read.Typed)], cancel);
        if (!await SpendAsync(accountId, read.Count, cancel)) return DeclareForRefusals.TooMany;
        if (withMe)
        {
            var draft = await drafts.StartKnownAsync(accountId, dwelling.Code, plateToken, cancel);
            var me = draft.IsRefused ? draft : await own.SubmitAsync(draft.Value, accountId, moveIn, leaveOthers: true, process, cancel);
            if (me.IsRefused) return Result<int>.Refuse(me.Refusals);
        }
        foreach (var (row, typed, person) in read)
        {
            var done = typed.IsMyChild
                ? await ChildAsync(accountId, person, dwelling, hasPlate, answers[read.FindIndex(r => r.Row == row)], process, cancel)
                : await service.DeclareAsync(new Declarant(DeclarantKind.Relative, accountId, HasPlate: hasPlate), person, dwelling, answers[read.FindIndex(r => r.Row == row)], process, cancel);
            if (done.IsRefused) return Result<int>.Refuse([.. done.Refusals.Select(r => At(r, row))]);
        }
        return read.Count;
    }

    /// <summary>The guardian names the child, consents, and declares; the declaration is the guardian's to hold.</summary>
    private async Task<Result<ResidenceDeclaration>> ChildAsync(
        Guid accountId, ReadPerson read, DwellingInfo dwelling, bool hasPlate, RegisterAnswer register, Process process, CancellationToken cancel)
    {
        var document = read.Typed.Document;
        var child = await guardians.DeclareAsync(accountId, read.Typed.Name, document.Type, document.Number, consents: true, process, cancel);
        if (child.IsRefused) return Result<ResidenceDeclaration>.Refuse(child.Refusals);
        if (register != RegisterAnswer.NotYetChecked) await persons.NoteRegisterAsync(child.Value.Id, register, process, cancel);
        return await service.DeclareAsync(new Declarant(DeclarantKind.Guardian, accountId, HasPlate: hasPlate), child.Value, true, read, dwelling, register, process, cancel);
    }

    /// <summary>A clerk declares for somebody at the counter.</summary>
    public async Task<Result<ResidenceDeclaration>> CounterAsync(
        Guid clerk, DeclaredPerson input, DwellingInfo dwelling, bool sawPerson, bool sawPapers, Process process, CancellationToken cancel)
    {
        var read = service.Read(input);
        if (read.IsRefused) return Result<ResidenceDeclaration>.Refuse(read.Refusals);
        var register = await AskAsync(read.Value.Typed, cancel);
        var document = read.Value.Typed.Document;
        var person = await persons.IdentifyAsync(read.Value.Typed.Name, document.Type, document.Number, null, process, cancel);
        if (person.IsRefused) return DeclareForRefusals.OtherNameAtCounter;
        if (register != RegisterAnswer.NotYetChecked) await persons.NoteRegisterAsync(person.Value.Id, register, process, cancel);
        if (sawPerson) await persons.NoteSeenAsync(person.Value.Id, document.Type, process, cancel);
        var known = (await persons.FindAsync(person.Value.Id, cancel))!;
        return await service.DeclareAsync(new Declarant(DeclarantKind.Clerk, clerk, SawPapers: sawPapers), known, true, read.Value, dwelling, register, process, cancel);
    }

    /// <summary>Asked before anything is saved; the first silence ends the asking, and the job asks later.</summary>
    internal async Task<IReadOnlyList<RegisterAnswer>> AskAsync(IReadOnlyList<TypedIdentity> people, CancellationToken cancel)
    {
        var answers = new List<RegisterAnswer>();
        var silent = false;
        foreach (var typed in people)
        {
            var answer = silent ? RegisterAnswer.NotYetChecked : await AskAsync(typed, cancel);
            silent |= answer == RegisterAnswer.NotYetChecked;
            answers.Add(answer);
        }
        return answers;
    }

    private Task<RegisterAnswer> AskAsync(TypedIdentity typed, CancellationToken cancel) =>
        persons.AskRegisterAsync(typed.Name, typed.Document.Type, typed.Document.Number, cancel);

    /// <summary>Counts every person who is named, known or not.</summary>
    private async Task<bool> SpendAsync(Guid accountId, int count, CancellationToken cancel)
    {
        for (var i = 0; i < count; i++)
            if (!await limiter.SpendAsync("residence.declare-for", accountId.ToString("N"), options.Value.OthersPerDay, TimeSpan.FromDays(1), cancel)) return false;
        return true;
    }

    private static Refusal At(Refusal refusal, int row) => refusal.Field switch
    {
        "Name" => refusal.At($"Names[{row}]"),
        "Number" => refusal.At($"Numbers[{row}]"),
        _ => refusal,
    };

    public string Today => ChinaTime.Today(clock).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
