// A small module with everything wrong that a rule looks for, so that each rule proves that it can fail.
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data.Migrations;
using PublicPortal.Hosting.Modules;
using PublicPortal.Kernel;

namespace PublicPortal.Planted
{
    public sealed class PlantedModule : PortalModule
    {
        public override string Name => "Planted";
        public override LocalizedText Title => new("样例", "Planted");

        public override ModuleMigrations Migrations { get; } = new("Planted", migration =>
        {
            migration.CreateTable("planted_declaration", t => new { id = t.Column<Guid>() });
            migration.CreateTable("accounts_account", t => new { id = t.Column<Guid>() });
            migration.AddColumn<int>("score", "accounts_account");
        });

        public override void ConfigureModel(ModelBuilder model)
        {
            model.Entity<Declarations.Declaration>().ToTable("planted_declaration");
            model.Entity<Contracts.Account>().ToTable("accounts_account");
        }
    }
}

namespace PublicPortal.Planted.Declarations
{
    public sealed class Declaration
    {
        public Guid Id { get; set; }
    }
}

namespace PublicPortal.Planted.Contracts
{
    public interface IDeclarations;

    public sealed class Account
    {
        public Guid Id { get; set; }
    }
}

namespace PublicPortal.Planted.ContractsOfOthers
{
    public sealed class Loose;
}
