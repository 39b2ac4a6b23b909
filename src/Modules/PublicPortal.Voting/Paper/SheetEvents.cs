using PublicPortal.Kernel;

namespace PublicPortal.Voting.Paper;

internal abstract record SheetEvent(Guid PollId, int Number) : PortalEvent
{
    public override Guid SubjectId => PollId;
}

internal sealed record SheetOpened(Guid SheetId, Guid PollId, int Number) : SheetEvent(PollId, Number)
{
    public override string Name => "voting.sheet-opened";
}

/// <summary>Somebody was marked for a sheet; who, the roll tells.</summary>
internal sealed record VoterMarked(Guid PollId, int Number) : SheetEvent(PollId, Number)
{
    public override string Name => "voting.voter-marked";
}

internal sealed record VoterUnmarked(Guid PollId, int Number) : SheetEvent(PollId, Number)
{
    public override string Name => "voting.voter-unmarked";
}

internal sealed record SheetEntered(Guid SheetId, Guid PollId, int Number) : SheetEvent(PollId, Number)
{
    public override string Name => "voting.sheet-entered";
}

internal sealed record SheetConfirmed(Guid SheetId, Guid PollId, int Number) : SheetEvent(PollId, Number)
{
    public override string Name => "voting.sheet-confirmed";
}
