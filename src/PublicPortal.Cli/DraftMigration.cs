using PublicPortal.Data;
using PublicPortal.Data.Migrations;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Modules;

namespace PublicPortal.Cli;

/// <summary>For developers: the Create step of a module, drafted from its model.</summary>
internal sealed class DraftMigration(PortalDbContext db, IReadOnlyList<PortalModule> modules) : ICliVerb
{
    public string Words => "migrations draft";
    public string Usage => "MODULE";
    public string Summary => "Prints the C# of a module's Create step from its model (for developers).";
    public bool BeforeSetup => true;

    public Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel)
    {
        if (arguments.Values is not [var name]) return Task.FromResult(CliOutcome.Usage);
        var module = modules.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (module is null)
        {
            output.Note($"There is no module {name}.");
            return Task.FromResult(CliOutcome.Refused);
        }
        output.Say(MigrationDraft.For(db, module.TablePrefix));
        return Task.FromResult(CliOutcome.Done);
    }
}
