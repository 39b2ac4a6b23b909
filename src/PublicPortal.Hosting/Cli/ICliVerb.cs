namespace PublicPortal.Hosting.Cli;

/// <summary>One verb of <c>portal</c>, offered by a module.</summary>
public interface ICliVerb
{
    /// <summary><c>import places</c></summary>
    string Words { get; }

    /// <summary>Arguments after the words: <c>FILE.csv [--dry-run]</c>.</summary>
    string Usage { get; }

    /// <summary>What it does, one line.</summary>
    string Summary { get; }

    /// <summary>Verbs that run before the database is migrated and the keys are there (setup).</summary>
    bool BeforeSetup => false;

    /// <summary>Names of options that take the following word as their value.</summary>
    IReadOnlyCollection<string> OptionsWithValue => [];

    Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel);
}

/// <summary>How a verb ended; becomes the exit code.</summary>
public enum CliOutcome
{
    Done = 0,
    /// <summary>Refused in part or whole, with reasons.</summary>
    Refused = 1,
    Usage = 2,
}
