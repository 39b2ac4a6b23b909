namespace PublicPortal.WeChat.Simulator;

/// <param name="Lines">In the order of the template's keys.</param>
internal sealed record SimulatedMessage(long Id, string OpenId, string TemplateId, string? Url, IReadOnlyList<string> Lines, string? ClientId, DateTimeOffset At);

/// <summary>What arrived on the phones. In memory.</summary>
internal sealed class SimulatedMessages(TimeProvider clock)
{
    private readonly Lock turn = new();
    private readonly List<SimulatedMessage> all = [];

    /// <summary>How many a day; the platform says 100,000.</summary>
    public int DailyQuota { get; set; } = 100_000;

    public IReadOnlyList<SimulatedMessage> Of(string openId)
    {
        lock (turn) return [.. all.Where(m => m.OpenId == openId).Reverse()];
    }

    /// <returns>The message's id, the same for the same <paramref name="clientId"/>; null when the day's quota is used up.</returns>
    public long? Deliver(string openId, string templateId, string? url, IReadOnlyList<string> lines, string? clientId)
    {
        lock (turn)
        {
            if (clientId is not null && all.FirstOrDefault(m => m.ClientId == clientId && m.OpenId == openId) is { } known) return known.Id;
            var now = clock.GetUtcNow();
            if (all.Count(m => m.At > now.AddDays(-1)) >= DailyQuota) return null;
            var message = new SimulatedMessage(3_000_000_000_000_000_000 + all.Count, openId, templateId, url, lines, clientId, now);
            all.Add(message);
            return message.Id;
        }
    }
}
