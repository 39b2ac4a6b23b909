namespace PublicPortal.WeChat.Simulator;

/// <summary>The account's stable token and its JS ticket, with the platform's rules. In memory.</summary>
internal sealed class SimulatedTokens(TimeProvider clock)
{
    private sealed record Issued(string Value, DateTimeOffset ExpiresAt);

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(7200);
    /// <summary>So long before the end the platform makes the next one; so long the old one goes on working beside it.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenForced = TimeSpan.FromSeconds(30);
    private const int ForcedPerDay = 20;

    private readonly Lock turn = new();
    private readonly List<DateTimeOffset> forced = [];
    private Issued? token, earlier, ticket;
    private bool lost;

    public (string? Value, int ExpiresIn, SimulatedError Error) Token(bool force)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            if (force)
            {
                forced.RemoveAll(f => f <= now.AddDays(-1));
                if (forced.Count >= ForcedPerDay) return (null, 0, SimulatedError.DailyQuota);
                if (forced.Count > 0 && now - forced[^1] < BetweenForced) return (null, 0, SimulatedError.TooOften);
                forced.Add(now);
            }
            if (force || lost || token is null || token.ExpiresAt - Overlap <= now)
            {
                earlier = lost || token is null ? null : token with { ExpiresAt = Min(token.ExpiresAt, now + Overlap) };
                token = new Issued(SimulatedOAuth.NewToken(), now + Lifetime);
                lost = false;
            }
            return (token.Value, (int)(token.ExpiresAt - now).TotalSeconds, SimulatedError.Ok);
        }
    }

    /// <summary>The error to answer with, or null when the token is good.</summary>
    public SimulatedError? Check(string? given)
    {
        if (string.IsNullOrEmpty(given)) return SimulatedError.NoToken;
        lock (turn)
        {
            var found = given == token?.Value && !lost ? token : given == earlier?.Value ? earlier : null;
            return found is null ? SimulatedError.BadToken : found.ExpiresAt <= clock.GetUtcNow() ? SimulatedError.OldToken : null;
        }
    }

    public (string Value, int ExpiresIn) Ticket()
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            if (ticket is null || ticket.ExpiresAt <= now) ticket = new Issued("sM4A" + SimulatedOAuth.NewToken()[..80], now + Lifetime);
            return (ticket.Value, (int)(ticket.ExpiresAt - now).TotalSeconds);
        }
    }

    /// <summary>As when the secret is reset: what was given out works no more, at once.</summary>
    public void Lose()
    {
        lock (turn)
        {
            lost = true;
            earlier = null;
        }
    }

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
