namespace PublicPortal.Data.GroupCommit;

/// <summary>How many hot acts are being thought through or wait for their turn: the group commit waits a moment for them.</summary>
public sealed class HotTraffic
{
    private int onTheirWay;

    public int OnTheirWay => Volatile.Read(ref onTheirWay);

    public void Come() => Interlocked.Increment(ref onTheirWay);

    /// <summary>Hands its rows over, or will hand none.</summary>
    public void Go() => Interlocked.Decrement(ref onTheirWay);
}
