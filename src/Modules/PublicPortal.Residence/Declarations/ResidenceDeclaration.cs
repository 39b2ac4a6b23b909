using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence.Declarations;

internal enum DeclarationState
{
    /// <summary>Something does not fit; a fix or a visit settles it.</summary>
    Doubtful,
    Accepted,
    /// <summary>A visit or an official found that it is not so.</summary>
    Refused,
    /// <summary>Taken back by the person.</summary>
    Withdrawn,
    /// <summary>The person moved out.</summary>
    MovedOut,
}

/// <summary>入住申报: one person lives in one dwelling since a day. Holds the rules of its own life.</summary>
internal sealed partial class ResidenceDeclaration : IVersioned
{
    private ResidenceDeclaration() { }

    public Guid Id { get; private init; }

    /// <summary>RZ, day, seven random characters, check character; said aloud and printed.</summary>
    public string CaseNumber { get; private init; } = "";
    public Guid PersonId { get; private init; }

    /// <summary>Who holds it: the person's own account, a guardian's, or that of whoever declared for the person until the person takes it over.</summary>
    public Guid DeclarantAccountId { get; private set; }

    /// <summary>Null when the address is in no register; then <see cref="AddressSealed"/> holds it.</summary>
    public Guid? DwellingId { get; private set; }
    public byte[]? AddressSealed { get; set; }

    /// <summary>Of the grid cell, or of the community where the dwelling is unknown: decides which officials see it.</summary>
    public string ScopePath { get; private set; } = "";
    public DeclarationState State { get; private set; }
    public DateOnly MoveInDate { get; private set; }
    public DateOnly? MoveOutDate { get; private set; }
    public bool HasPlate { get; private set; }
    public Channel Channel { get; private init; }
    public DateTimeOffset SubmittedAt { get; private init; }

    /// <summary>When it was accepted, refused, withdrawn or ended.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The official who decided; null when the rules did.</summary>
    public Guid? DecidedBy { get; private set; }
    public string? DecisionNote { get; private set; }

    /// <summary>A person asked a human to look at the result (个人信息保护法 art 24); null again once one has.</summary>
    public DateTimeOffset? ReviewAskedAt { get; private set; }
    public long Version { get; set; }
    public List<Doubt> Doubts { get; } = [];

    public IEnumerable<Doubt> OpenDoubts => Doubts.Where(d => d.SettledAt is null);
    public bool IsOpen => State is DeclarationState.Doubtful or DeclarationState.Accepted;

    public static ResidenceDeclaration Submit(
        Guid personId, Guid accountId, Guid? dwellingId, string scopePath, DateOnly moveIn, bool hasPlate, Channel channel,
        IReadOnlyList<ReviewRule> doubts, DateTimeOffset now)
    {
        var declaration = new ResidenceDeclaration
        {
            Id = Ids.New(now), CaseNumber = NewCaseNumber(now), PersonId = personId, DeclarantAccountId = accountId,
            DwellingId = dwellingId, ScopePath = scopePath, MoveInDate = moveIn, HasPlate = hasPlate, Channel = channel, SubmittedAt = now,
            State = doubts.Count == 0 ? DeclarationState.Accepted : DeclarationState.Doubtful,
            DecidedAt = doubts.Count == 0 ? now : null,
        };
        declaration.PlanQuestion(now);
        foreach (var rule in doubts) declaration.Doubts.Add(new Doubt { Id = Ids.New(now), DeclarationId = declaration.Id, Rule = rule, RaisedAt = now });
        return declaration;
    }

    /// <summary>Settles doubts; when none is left the declaration is accepted.</summary>
    /// <returns>True when this settled the last one.</returns>
    public bool Settle(IEnumerable<ReviewRule> rules, string how, Guid? by, DateTimeOffset now)
    {
        if (!IsInDoubt) return false;
        foreach (var doubt in OpenDoubts.Where(d => rules.Contains(d.Rule)).ToList())
        {
            doubt.SettledAt = now;
            doubt.SettledHow = how;
        }
        if (OpenDoubts.Any() || State == DeclarationState.Accepted) return false;   // an accepted one was in force all along
        Decide(DeclarationState.Accepted, by, null, now);
        return true;
    }

    /// <summary>The plate was scanned after all.</summary>
    public void ProvePlate() => HasPlate = true;

    /// <summary>The dwelling was found or added after all.</summary>
    public void PlaceIn(Guid dwellingId, string scopePath) => (DwellingId, ScopePath) = (dwellingId, scopePath);

    public Result Refuse(Guid? by, string note, DateTimeOffset now) => State == DeclarationState.Accepted && IsInDoubt
        ? EndFor(Declarations.EndReason.NotConfirmed, ChinaTime.Date(now), by, note, now)
        : End(DeclarationState.Refused, by, note, now, DeclarationState.Doubtful);
    public Result Withdraw(DateTimeOffset now) => End(DeclarationState.Withdrawn, null, null, now, DeclarationState.Doubtful, DeclarationState.Accepted);

    public Result MoveOut(DateOnly day, DateOnly today, DateTimeOffset now)
    {
        if (day < MoveInDate) return DeclarationRefusals.MoveOutBeforeMoveIn;
        if (day > today.AddDays(90)) return DeclarationRefusals.DateTooFarAhead;
        var ended = End(DeclarationState.MovedOut, null, null, now, DeclarationState.Accepted);
        if (ended.IsOk) MoveOutDate = day;
        return ended;
    }

    public Result Correct(DateOnly moveIn)
    {
        if (!IsOpen) return DeclarationRefusals.NotOpen;
        MoveInDate = moveIn;
        return Result.Ok();
    }

    public Result AskReview(DateTimeOffset now)
    {
        if (ReviewAskedAt is not null) return DeclarationRefusals.ReviewAskedAlready;
        ReviewAskedAt = now;
        return Result.Ok();
    }

    /// <summary>One doubt gives way to another: the register has answered, but it does not agree.</summary>
    public void Replace(ReviewRule rule, ReviewRule by, string how, DateTimeOffset now)
    {
        if (State != DeclarationState.Doubtful || OpenDoubts.FirstOrDefault(d => d.Rule == rule) is not { } doubt) return;
        (doubt.SettledAt, doubt.SettledHow) = (now, how);
        if (Doubts.All(d => d.Rule != by)) Doubts.Add(new Doubt { Id = Ids.New(now), DeclarationId = Id, Rule = by, RaisedAt = now });
    }

    /// <summary>An official asks for more: the doubts stay, the person sees the note.</summary>
    public Result SendBack(Guid by, string note)
    {
        if (!IsInDoubt) return DeclarationRefusals.NotOpen;
        (DecidedBy, DecisionNote) = (by, note);
        return Result.Ok();
    }

    /// <summary>A human looked again and finds that a refusal was wrong; the doubts are open as before.</summary>
    public Result Reopen()
    {
        if (State != DeclarationState.Refused || ReviewAskedAt is null) return DeclarationRefusals.NotOpen;
        (State, DecidedBy, DecisionNote, DecidedAt) = (DeclarationState.Doubtful, null, null, null);
        return Result.Ok();
    }

    /// <summary>A human has looked; the person may ask again about a later result.</summary>
    public void AnswerReview() => ReviewAskedAt = null;

    /// <summary>The result stays as it is, and the human who looked says why.</summary>
    public void Explain(Guid by, string note) => (DecidedBy, DecisionNote) = (by, note);

    private Result End(DeclarationState state, Guid? by, string? note, DateTimeOffset now, params ReadOnlySpan<DeclarationState> from)
    {
        if (!from.Contains(State)) return DeclarationRefusals.NotOpen;
        Decide(state, by, note, now);
        return Result.Ok();
    }

    private void Decide(DeclarationState state, Guid? by, string? note, DateTimeOffset now)
    {
        (State, DecidedBy, DecisionNote, DecidedAt) = (state, by, note, now);
        PlanQuestion(now);
    }

    private static string NewCaseNumber(DateTimeOffset now)
    {
        // Seven: with five, two of a day's twenty thousand would meet nearly every day.
        var body = $"RZ{ChinaTime.Date(now):yyyyMMdd}{HumanCode.Random(7)}";
        return body + HumanCode.CheckCharacter(body);
    }
}

/// <summary>存疑: one rule that did not pass, and what settled it.</summary>
internal sealed class Doubt
{
    public Guid Id { get; init; }
    public Guid DeclarationId { get; init; }
    public ReviewRule Rule { get; init; }
    public DateTimeOffset RaisedAt { get; init; }
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Stable word: plate, lease-photo, landlord, register, moved-out, visit, guardian, official.</summary>
    public string? SettledHow { get; set; }
}
