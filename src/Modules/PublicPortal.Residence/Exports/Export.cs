using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Exports;

internal enum ExportState
{
    Waiting,
    Running,
    Ready,
    /// <summary>It could not be made; the page says why.</summary>
    Failed,
    /// <summary>Its time is over, or who asked for it deleted it.</summary>
    Deleted,
}

/// <summary>A list that an official asked to take out of the portal: masked, with a reason, made in the background, kept for a day.</summary>
internal sealed class Export : IVersioned
{
    public Guid Id { get; init; }

    /// <summary>Name of the list, see <see cref="IExportSource"/>.</summary>
    public required string List { get; init; }

    /// <summary>Its conditions; see <see cref="Hosting.Lists.ListView.Query"/>.</summary>
    public required string Query { get; init; }

    /// <summary>Keys of the chosen columns, by comma.</summary>
    public required string Columns { get; init; }

    /// <summary>Scope paths of the official when they asked, by line; cut again to those still held when it is made.</summary>
    public required string Scopes { get; init; }
    public Guid AskedBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public required string Reason { get; init; }
    public required string Language { get; init; }
    public ExportState State { get; private set; }

    /// <summary>Rows when it was asked for; the list may have changed until it is made.</summary>
    public int Expected { get; init; }
    public int Rows { get; private set; }
    public int Parts { get; private set; }

    /// <summary>The last row of the last part: a restart goes on behind it.</summary>
    public Guid? After { get; private set; }
    public DateTimeOffset? ReadyAt { get; private set; }
    public DateTimeOffset? DeleteAt { get; private set; }
    public long Version { get; set; }

    public bool IsUnderWay => State is ExportState.Waiting or ExportState.Running;
    public IReadOnlyList<string> ColumnKeys => Columns.Split(',');
    public IReadOnlyList<string> ScopePaths => Scopes.Split('\n');

    public ExportPart AddPart(Guid fileId, int rows, Guid? after)
    {
        (State, Rows, After) = (ExportState.Running, Rows + rows, after ?? After);
        return new ExportPart { ExportId = Id, Number = Parts++, FileId = fileId, Rows = rows };
    }

    public void Finish(DateTimeOffset now, int hours) => (State, ReadyAt, DeleteAt) = (ExportState.Ready, now, now.AddHours(hours));
    public void Fail(DateTimeOffset now, int hours) => (State, DeleteAt) = (ExportState.Failed, now.AddHours(hours));
    public void Delete() => State = ExportState.Deleted;
}

/// <summary>One sealed file with some of the rows; made in one transaction with the export's progress, so never twice.</summary>
internal sealed class ExportPart
{
    public Guid ExportId { get; init; }
    public int Number { get; init; }
    public Guid FileId { get; init; }
    public int Rows { get; init; }
}

internal static class ExportModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Export>(e =>
        {
            e.ToTable("residence_export");
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.List).HasMaxLength(60);
            e.Property(x => x.Query).HasMaxLength(1000);
            e.Property(x => x.Columns).HasMaxLength(1000);
            e.Property(x => x.Scopes).HasMaxLength(4000);
            e.Property(x => x.Language).HasMaxLength(10);
            e.HasIndex(x => new { x.AskedBy, x.AskedAt });
            e.HasIndex(x => x.DeleteAt).HasFilter("delete_at is not null and state <> 'Deleted'");
        });
        model.Entity<ExportPart>(e =>
        {
            e.ToTable("residence_export_part");
            e.HasKey(p => new { p.ExportId, p.Number });
            e.HasOne<Export>().WithMany().HasForeignKey(p => p.ExportId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

internal sealed record ExportAsked(Guid ExportId, string List, string Columns, string Query, int Expected) : PortalEvent
{
    public override Guid SubjectId => ExportId;
    public override string Name => "residence.export-asked";
}

internal sealed record ExportReady(Guid ExportId, int Rows) : PortalEvent
{
    public override Guid SubjectId => ExportId;
    public override string Name => "residence.export-ready";
}

internal sealed record ExportFailed(Guid ExportId, string Why) : PortalEvent
{
    public override Guid SubjectId => ExportId;
    public override string Name => "residence.export-failed";
}

internal sealed record ExportDownloaded(Guid ExportId, int Rows) : PortalEvent
{
    public override Guid SubjectId => ExportId;
    public override string Name => "residence.export-downloaded";
}

internal sealed record ExportDeleted(Guid ExportId, bool Expired) : PortalEvent
{
    public override Guid SubjectId => ExportId;
    public override string Name => "residence.export-deleted";
}
