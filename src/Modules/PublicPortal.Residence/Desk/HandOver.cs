using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Desk;

/// <summary>Many orders handed over in one act; kept so that it can be looked at and, for a short time, taken back.</summary>
internal sealed class HandOver : IVersioned
{
    /// <summary>That of its process.</summary>
    public Guid Id { get; init; }
    public Guid ByAccountId { get; init; }
    public Guid ToAccountId { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? UndoneAt { get; private set; }
    public long Version { get; set; }
    public List<HandOverItem> Items { get; } = [];

    public bool CanBeUndone(DateTimeOffset now, int minutes) => UndoneAt is null && now <= At.AddMinutes(minutes) && Items.Any(i => i.Refused is null);

    public Result Undo(DateTimeOffset now, int minutes)
    {
        if (!CanBeUndone(now, minutes)) return HandOverRefusals.TooLateToUndo.With(minutes);
        UndoneAt = now;
        return Result.Ok();
    }
}

internal sealed class HandOverItem
{
    public Guid Id { get; init; }
    public Guid HandOverId { get; init; }
    public Guid OrderId { get; init; }
    public Guid? FromAccountId { get; init; }

    /// <summary>Code of the refusal; null when it was handed over.</summary>
    public string? Refused { get; set; }
}

internal static class HandOverModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<HandOver>(e =>
        {
            e.ToTable("residence_hand_over");
            e.Property(h => h.Id).ValueGeneratedNever();
            e.HasIndex(h => new { h.ByAccountId, h.At });
            e.HasMany(h => h.Items).WithOne().HasForeignKey(i => i.HandOverId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<HandOverItem>(e =>
        {
            e.ToTable("residence_hand_over_item");
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Refused).HasMaxLength(100);
            e.HasIndex(i => new { i.HandOverId, i.OrderId }).IsUnique();
        });
    }
}

/// <summary>A hand-over of many was taken back: the order is again with whom it was before.</summary>
internal sealed record OrderGivenBack(Guid OrderId, Guid From, Guid? To) : PortalEvent
{
    public override Guid SubjectId => OrderId;
    public override string Name => "residence.order-given-back";
}

internal static class HandOverRefusals
{
    public static readonly Refusal NothingChosen = new("residence.hand-over.nothing-chosen",
        "请先勾选要改派的核查单。", "Please tick the orders to hand over.", "Ids");
    public static readonly Refusal TooMany = new("residence.hand-over.too-many",
        "一次最多改派 {0} 件，请缩小筛选后分几次办。", "At most {0} orders at once; narrow the filter and do it in parts.", "Ids");
    public static readonly Refusal Theirs = new("residence.hand-over.already-theirs",
        "本来就在这位同事手里", "already with this colleague");
    public static readonly Refusal NotTheirPlace = new("residence.hand-over.not-their-place",
        "这位同事不管这个网格", "this colleague does not visit in that cell");
    public static readonly Refusal Closed = new("residence.hand-over.closed",
        "已经办结", "closed meanwhile");
    public static readonly Refusal NoneLeft = new("residence.hand-over.none-left",
        "选中的核查单都不能改派给这位同事，原因见下。", "None of the chosen orders can be handed to this colleague; see why below.", "Officer");
    public static readonly Refusal TooLateToUndo = new("residence.hand-over.too-late-to-undo",
        "改派后 {0} 分钟内才能撤回，请逐件再改派。", "It can be taken back for {0} minutes only; please hand the orders over again.");
    public static readonly Refusal ReasonTooLong = new("residence.hand-over.reason-too-long",
        "原因最多 200 个字。", "The reason may have at most 200 characters.", "Reason");
    public static readonly Refusal ReasonHoldsNumber = new("residence.hand-over.reason-holds-number",
        "原因里不要写证件号码或电话。", "Please write no document or phone number into the reason.", "Reason");

    /// <summary>What the page says about an item that was refused.</summary>
    public static LocalizedText Text(string code) =>
        new[] { Theirs, NotTheirPlace, Closed }.FirstOrDefault(r => r.Code == code)?.Text ?? new("不能改派", "cannot be handed over");
}
