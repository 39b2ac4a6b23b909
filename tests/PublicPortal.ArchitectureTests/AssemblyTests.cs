using Microsoft.EntityFrameworkCore;
using PublicPortal.ArchitectureTests.Rules;
using PublicPortal.Data.Migrations;
using PublicPortal.Hosting.Modules;
using PublicPortal.Kernel;

namespace PublicPortal.ArchitectureTests;

public class AssemblyTests
{
    [Fact]
    public void Only_contracts_and_the_module_class_are_public() =>
        Assert.Empty(Portal.ModuleProjects.SelectMany(project => AssemblyRules.Exposed(project.Name, Portal.AssemblyOf(project).GetExportedTypes())));

    [Fact]
    public void A_public_type_elsewhere_is_found()
    {
        Assert.Single(AssemblyRules.Exposed("Planted", [typeof(Planted.Declarations.Declaration)]));
        Assert.Single(AssemblyRules.Exposed("Planted", [typeof(Planted.ContractsOfOthers.Loose)]));
        Assert.Empty(AssemblyRules.Exposed("Planted", [typeof(Planted.Contracts.IDeclarations), typeof(Planted.PlantedModule)]));
    }

    [Fact]
    public void The_kernel_knows_neither_web_nor_database()
    {
        Assert.Empty(AssemblyRules.ForbiddenInKernel(typeof(Result).Assembly.GetReferencedAssemblies().Select(name => name.Name!)));
        Assert.Equal(3, AssemblyRules.ForbiddenInKernel(["System.Runtime", "Microsoft.AspNetCore.Http", "Microsoft.EntityFrameworkCore", "PublicPortal.Data"]).Count());
    }

    [Fact]
    public void Tables_carry_the_prefix_of_their_module() => Assert.Empty(Portal.Modules.SelectMany(AssemblyRules.Tables));

    [Fact]
    public void A_table_of_another_module_is_found() => Assert.Equal(
        ["Planted maps the table 'accounts_account', which should start with planted_."], AssemblyRules.Tables(new Planted.PlantedModule()));

    [Fact]
    public void Migrations_touch_their_own_tables_alone() => Assert.Empty(Portal.Modules.SelectMany(AssemblyRules.Migrations));

    [Fact]
    public void A_migration_of_another_modules_table_is_found() => Assert.Equal(
    [
        "Planted migrates the table 'accounts_account', which should start with planted_.",
        "Planted migrates the table 'accounts_account', which should start with planted_.",
    ], AssemblyRules.Migrations(new Planted.PlantedModule()));
}
