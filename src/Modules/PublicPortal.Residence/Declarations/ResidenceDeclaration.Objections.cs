using PublicPortal.Kernel;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence.Declarations;

/// <summary>Why a declaration ended that nobody ended by moving out.</summary>
internal enum EndReason
{
    /// <summary>It was accepted, somebody objected, and whoever looked did not find the person living there.</summary>
    NotConfirmed,
    /// <summary>The dwelling was demolished.</summary>
    DwellingGone,
    /// <summary>Two dwellings became one, and the person was declared in both.</summary>
    DwellingMerged,
}

/// <summary>Doubts about a declaration that is in force: it stays in force until somebody has looked.</summary>
internal sealed partial class ResidenceDeclaration
{
    public EndReason? EndReason { get; private set; }

    /// <summary>Something is to be looked at, whether it is in force already or not.</summary>
    public bool IsInDoubt => State == DeclarationState.Doubtful || (State == DeclarationState.Accepted && OpenDoubts.Any());

    /// <summary>Raises a doubt after the rules ran; what an official has looked at is not raised again.</summary>
    public Result Raise(ReviewRule rule, DateTimeOffset now)
    {
        if (!IsOpen) return DeclarationRefusals.NotOpen;
        var known = Doubts.FirstOrDefault(d => d.Rule == rule);
        if (known is { SettledAt: not null, SettledHow: "visit" or Hows.Official or Hows.LeasePhoto }) return Leases.LeaseRefusals.LookedAt;
        if (known is null) Doubts.Add(new Doubt { Id = Ids.New(now), DeclarationId = Id, Rule = rule, RaisedAt = now });
        else (known.SettledAt, known.SettledHow) = (null, null);
        return Result.Ok();
    }

    /// <summary>What settled a doubt was taken back.</summary>
    /// <returns>Whether a doubt is open again.</returns>
    public bool Unsettle(ReviewRule rule, string how)
    {
        if (!IsOpen || Doubts.FirstOrDefault(d => d.Rule == rule && d.SettledHow == how) is not { } doubt) return false;
        (doubt.SettledAt, doubt.SettledHow) = (null, null);
        return true;
    }

    /// <summary>Ends it for a reason that lies in the dwelling or in what a visit found.</summary>
    public Result EndFor(EndReason reason, DateOnly day, Guid? by, string? note, DateTimeOffset now)
    {
        if (!IsOpen) return DeclarationRefusals.NotOpen;
        if (State == DeclarationState.Accepted) MoveOutDate = day < MoveInDate ? MoveInDate : day;
        Decide(State == DeclarationState.Accepted ? DeclarationState.MovedOut : DeclarationState.Withdrawn, by, note, now);
        EndReason = reason;
        return Result.Ok();
    }

    /// <summary>The dwelling became part of another one.</summary>
    public void FollowTo(Guid dwellingId, string scopePath) => (DwellingId, ScopePath) = (dwellingId, scopePath);
}
