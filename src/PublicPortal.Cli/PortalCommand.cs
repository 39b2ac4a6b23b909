using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Migrations;
using PublicPortal.Hosting;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Site;

namespace PublicPortal.Cli;

/// <summary><c>portal VERB …</c>: exit 0 done, 1 refused in part or whole (with reasons), 2 usage.</summary>
public static class PortalCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var json = args.Contains("--json");
        var words = args.Where(a => a is not ("--json" or "--help" or "-h")).ToArray();
        // The site's own composition, never started: what the site can do, the command line can do.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);   // standard output belongs to the result
        builder.AddPortal(typeof(PublicPortal.Web.Pages.IndexModel).Assembly);
        builder.Services.AddScoped<ICliVerb, DraftMigration>();
        await using var host = builder.Build();
        await using var scope = host.Services.CreateAsyncScope();
        var (verbs, lacks) = Verbs(builder.Services, scope.ServiceProvider);
        var verb = verbs.Where(v => Starts(words, v.Words)).MaxBy(v => v.Words.Length);
        if (verb is null && lacks is not null && words.Length > 0)
        {
            error.WriteLine(lacks);
            return (int)CliOutcome.Refused;
        }
        if (verb is null || args.Contains("--help") || args.Contains("-h"))
        {
            var asked = args.Length == 0 || args.Contains("--help") || args.Contains("-h");
            foreach (var line in Help(verb is null ? verbs : [verb])) (asked ? output : error).WriteLine(line);
            return asked && args.Length > 0 ? 0 : 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
        var said = new CliOutput(output, error, json);
        try
        {
            if (!verb.BeforeSetup) await PrepareAsync(scope.ServiceProvider, host.Services, stop.Token);
            var arguments = new CliArguments(words.Skip(verb.Words.Split(' ').Length), verb.OptionsWithValue);
            var outcome = await verb.RunAsync(arguments, said, stop.Token);
            if (outcome == CliOutcome.Usage) error.WriteLine($"usage: portal {verb.Words} {verb.Usage}");
            return (int)outcome;
        }
        catch (InvalidOperationException refused)
        {
            error.WriteLine(refused.Message);
            return (int)CliOutcome.Refused;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            error.WriteLine("stopped; what was committed stays, the same command goes on from there");
            return (int)CliOutcome.Refused;
        }
    }

    /// <summary>
    /// The verbs that can be had. Those that read a file alone need no site, so they run before anything is set up; what the
    /// others lack (a setting that Production needs) is told to whoever asks for one of them.
    /// </summary>
    private static (IReadOnlyList<ICliVerb> Verbs, string? Lacks) Verbs(IServiceCollection registered, IServiceProvider scope)
    {
        var (verbs, lacks) = (new List<ICliVerb>(), (string?)null);
        foreach (var verb in registered.Where(s => s.ServiceType == typeof(ICliVerb)))
        {
            try { verbs.Add((ICliVerb)(verb.ImplementationFactory?.Invoke(scope) ?? ActivatorUtilities.CreateInstance(scope, verb.ImplementationType!))); }
            catch (InvalidOperationException missing) { lacks ??= missing.Message; }
        }
        return ([.. verbs.OrderBy(v => v.Words, StringComparer.Ordinal)], lacks);
    }

    private static async Task PrepareAsync(IServiceProvider scope, IServiceProvider root, CancellationToken cancel)
    {
        var folder = root.GetRequiredService<DataFolder>();
        if (!KeyFile.Exists(folder.Keys))
        {
            if (root.GetRequiredService<IHostEnvironment>().IsProduction()) throw new InvalidOperationException("This site is not set up: run 'portal setup' first.");
            KeyFile.Create(folder.Keys);
        }
        await scope.GetRequiredService<Migrator>().MigrateAsync(cancel);
        await root.GetRequiredService<FieldCipher>().LoadAsync(cancel);
    }

    private static bool Starts(string[] words, string verb)
    {
        var parts = verb.Split(' ');
        return words.Length >= parts.Length && parts.SequenceEqual(words.Take(parts.Length));
    }

    private static IEnumerable<string> Help(IReadOnlyList<ICliVerb> verbs) =>
    [
        "portal VERB [--help] [--json]", "",
        .. verbs.SelectMany(v => new[] { $"  portal {v.Words} {v.Usage}", $"      {v.Summary}" }),
        "", "exit code: 0 done, 1 refused in part or whole (with reasons), 2 usage",
    ];
}
