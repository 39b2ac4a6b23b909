namespace PublicPortal.TestKit;

/// <summary>A clock that stands still until the test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    private readonly Lock gate = new();
    private DateTimeOffset now;

    public TestClock(DateTimeOffset now) => this.now = now.ToUniversalTime();

    /// <summary>Monday, 23 November 2026, 9 o'clock in Shenzhen: a working day, offices open.</summary>
    public TestClock() : this(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8))) { }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (gate) now += by;
    }
}
