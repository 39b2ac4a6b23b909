using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using PublicPortal.Hosting.Modules;

namespace PublicPortal.ArchitectureTests.Rules;

/// <summary>What can be seen of a module when it is built.</summary>
internal static class AssemblyRules
{
    /// <summary>Public are the contracts and the module class, nothing else.</summary>
    public static IEnumerable<string> Exposed(string module, IEnumerable<Type> publicTypes)
    {
        var root = $"PublicPortal.{module}";
        return from type in publicTypes
               let contract = type.Namespace is { } space && (space == $"{root}.Contracts" || space.StartsWith($"{root}.Contracts.", StringComparison.Ordinal))
               where !contract && type.FullName != $"{root}.{module}Module"
               select $"{type.FullName} is public outside Contracts.";
    }

    /// <summary>No type of ASP.NET Core or Entity Framework in the kernel: it is used where neither is.</summary>
    public static IEnumerable<string> ForbiddenInKernel(IEnumerable<string> referencedAssemblies) =>
        referencedAssemblies.Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || name.StartsWith("PublicPortal.", StringComparison.Ordinal))
            .Select(name => $"Kernel refers to {name}.");

    /// <summary>Tables of the model carry the module's prefix, and their entities are its own.</summary>
    public static IEnumerable<string> Tables(PortalModule module)
    {
        var model = new ModelBuilder();
        module.ConfigureModel(model);
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => !entity.IsOwned()))
        {
            var table = entity.GetTableName() ?? "";
            if (!table.StartsWith(module.TablePrefix, StringComparison.Ordinal)) yield return $"{module.Name} maps the table '{table}', which should start with {module.TablePrefix}.";
            if (entity.ClrType.Assembly != module.GetType().Assembly) yield return $"{module.Name} maps {entity.ClrType.FullName}, which is not its own.";
        }
    }

    /// <summary>Migrations touch the module's own tables alone.</summary>
    public static IEnumerable<string> Migrations(PortalModule module)
    {
        if (module.Migrations is not { } migrations) yield break;
        if (migrations.Module != module.Name) yield return $"{module.Name} keeps its migrations under the name {migrations.Module}.";
        var builder = new MigrationBuilder(activeProvider: "any");
        foreach (var step in migrations.Steps) step(builder);
        foreach (var table in builder.Operations.Select(TableOf))
            if (!table.StartsWith(module.TablePrefix, StringComparison.Ordinal))
                yield return $"{module.Name} migrates the table '{table}', which should start with {module.TablePrefix}.";
    }

    private static string TableOf(MigrationOperation operation) => operation switch
    {
        CreateTableOperation create => create.Name,
        RenameTableOperation rename => rename.NewName ?? rename.Name,
        // A new column may have to be filled; anything else than one plain update is not a migration of ours.
        SqlOperation { Sql: var sql } when sql.StartsWith("update ", StringComparison.Ordinal) && !sql.Contains(';', StringComparison.Ordinal) => sql.Split(' ')[1],
        _ => operation.GetType().GetProperty("Table", BindingFlags.Public | BindingFlags.Instance)?.GetValue(operation) as string ?? operation.GetType().Name,
    };
}
