using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Batches;

internal enum BatchState
{
    /// <summary>The table came in; its rows are read one by one.</summary>
    Checking,
    /// <summary>Waits for the agent to look at what was found.</summary>
    Checked,
    /// <summary>No table of ours; <see cref="Batch.DefectZh"/> says why.</summary>
    Unreadable,
    Working,
    Done,
    Cancelled,
}

/// <summary>A table that an organisation handed in to declare many people at once.</summary>
internal sealed class Batch : IVersioned
{
    public Guid Id { get; init; }
    public Guid OrganisationId { get; init; }
    public Guid AccountId { get; init; }
    public Guid FileId { get; init; }
    public required string FileName { get; init; }
    public BatchState State { get; private set; }
    public string? Encoding { get; private set; }
    public string? DefectZh { get; private set; }
    public string? DefectEn { get; private set; }
    public int Total { get; private set; }
    public int Good { get; private set; }
    public int Declared { get; set; }
    public int Refused { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public long Version { get; set; }

    public bool IsBusy => State is BatchState.Checking or BatchState.Working;

    /// <summary>Rows that the file to mend holds.</summary>
    public int ToMend => Total - Good + Refused;

    public void Found(string encoding, int total, int good) => (State, Encoding, Total, Good) = (BatchState.Checked, encoding, total, good);

    public void CannotRead(LocalizedText why, DateTimeOffset now) => (State, DefectZh, DefectEn, FinishedAt) = (BatchState.Unreadable, why.Zh, why.En, now);

    public Result Submit(DateTimeOffset now)
    {
        if (State != BatchState.Checked || Good == 0) return BatchRefusals.NotReady;
        (State, SubmittedAt) = (BatchState.Working, now);
        return Result.Ok();
    }

    public Result Cancel(DateTimeOffset now)
    {
        if (State != BatchState.Checked) return BatchRefusals.NotReady;
        (State, FinishedAt) = (BatchState.Cancelled, now);
        return Result.Ok();
    }

    public void Finish(DateTimeOffset now) => (State, FinishedAt) = (BatchState.Done, now);
}

internal enum BatchRowState { Good, Bad, Declared, Refused }

/// <summary>One row of a table, with what is wrong with it.</summary>
internal sealed class BatchRow
{
    public const string CellsColumn = "residence_batch_row.cells";

    public Guid Id { get; init; }
    public Guid BatchId { get; init; }
    public int Line { get; init; }

    /// <summary>The original cells as sealed JSON, in the order of the template.</summary>
    public required byte[] Cells { get; init; }
    public string? MaskedName { get; init; }
    public string? DwellingCode { get; init; }
    public BatchRowState State { get; set; }

    /// <summary>Name of the column, and the reason in both languages.</summary>
    public string? Column { get; set; }
    public string? ReasonZh { get; set; }
    public string? ReasonEn { get; set; }
    public Guid? DeclarationId { get; set; }
}

internal sealed record BatchReceived(Guid BatchId, Guid OrganisationId) : PortalEvent
{
    public override Guid SubjectId => BatchId;
    public override string Name => "residence.batch-received";
}

internal sealed record BatchChecked(Guid BatchId, int Total, int Good) : PortalEvent
{
    public override Guid SubjectId => BatchId;
    public override string Name => "residence.batch-checked";
}

internal sealed record BatchSubmitted(Guid BatchId, int Good) : PortalEvent
{
    public override Guid SubjectId => BatchId;
    public override string Name => "residence.batch-submitted";
}

internal sealed record BatchFinished(Guid BatchId, int Declared, int Refused) : PortalEvent
{
    public override Guid SubjectId => BatchId;
    public override string Name => "residence.batch-finished";
}
