namespace PublicPortal.WeChat.Simulator;

internal enum TwiceRule { Never, EveryThird, Always }

/// <summary>How the simulated platform misbehaves; set on <c>/simulator</c> or by a test.</summary>
internal sealed class SimulatorSwitches
{
    /// <summary>By default every third callback is delivered twice, as happens on real phones.</summary>
    public TwiceRule CallbackTwice { get; set; } = TwiceRule.EveryThird;

    /// <summary>Codes are too old as soon as they are given.</summary>
    public bool CodesExpire { get; set; }

    /// <summary>Codes were used before they arrive.</summary>
    public bool CodesUsed { get; set; }

    /// <summary>Every call is one too many for this minute.</summary>
    public bool RateLimited { get; set; }

    /// <summary>Each call takes two seconds longer.</summary>
    public bool Slow { get; set; }
}
