using System.Security.Cryptography;

namespace PublicPortal.WeChat.Simulator;

/// <summary>What the platform knows of one OAuth token.</summary>
internal sealed record OAuthGrant(string AccessToken, string RefreshToken, string OpenId, string Scope, bool Snapshot, DateTimeOffset ExpiresAt);

/// <summary>Codes and tokens of persons. In memory, as everything here: the simulated platform forgets with the process.</summary>
internal sealed class SimulatedOAuth(TimeProvider clock, SimulatorSwitches switches)
{
    private sealed class Code
    {
        public required SimulatedPerson Person { get; init; }
        public required string Scope { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
        public bool Used { get; set; }
    }

    private readonly Lock turn = new();
    private readonly Dictionary<string, Code> codes = [];
    private readonly List<OAuthGrant> grants = [];
    private int callbacks;

    /// <summary>A code for one exchange within five minutes.</summary>
    public string IssueCode(SimulatedPerson person, string scope)
    {
        var text = RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 32);
        var lifetime = switches.CodesExpire ? TimeSpan.Zero : TimeSpan.FromMinutes(5);
        lock (turn) codes[text] = new Code { Person = person, Scope = scope, ExpiresAt = clock.GetUtcNow() + lifetime, Used = switches.CodesUsed };
        return text;
    }

    public (OAuthGrant? Grant, SimulatedError Error) Exchange(string text)
    {
        lock (turn)
        {
            if (!codes.TryGetValue(text, out var code)) return (null, SimulatedError.BadCode);
            if (code.Used) return (null, SimulatedError.UsedCode);
            if (code.ExpiresAt <= clock.GetUtcNow()) return (null, SimulatedError.BadCode);
            code.Used = true;
            // A snapshot page gives an id of its own each time, which belongs to nobody.
            var openId = code.Person.Snapshot ? "oVirtual" + RandomNumberGenerator.GetHexString(20, lowercase: true) : code.Person.OpenId;
            return (Grant(openId, code.Scope, code.Person.Snapshot), SimulatedError.Ok);
        }
    }

    public OAuthGrant? Refresh(string refreshToken)
    {
        lock (turn)
            return grants.LastOrDefault(g => g.RefreshToken == refreshToken) is { } old ? Grant(old.OpenId, old.Scope, old.Snapshot, refreshToken) : null;
    }

    public OAuthGrant? Find(string accessToken, string openId)
    {
        lock (turn) return grants.FirstOrDefault(g => g.AccessToken == accessToken && g.OpenId == openId && g.ExpiresAt > clock.GetUtcNow());
    }

    /// <summary>Whether the callback that is being made is one of those that arrive twice.</summary>
    public bool DeliverTwice()
    {
        var number = Interlocked.Increment(ref callbacks);
        return switches.CallbackTwice switch { TwiceRule.Always => true, TwiceRule.EveryThird => number % 3 == 0, _ => false };
    }

    private OAuthGrant Grant(string openId, string scope, bool snapshot, string? refreshToken = null)
    {
        var grant = new OAuthGrant(NewToken(), refreshToken ?? NewToken(), openId, scope, snapshot, clock.GetUtcNow().AddSeconds(7200));
        grants.Add(grant);
        return grant;
    }

    internal static string NewToken() => RandomNumberGenerator.GetInt32(10, 99) + "_" + RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_", 134);
}
