using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Content;

internal static class ContentMigrations
{
    public static readonly ModuleMigrations All = new("Content", Create);

    private static void Create(MigrationBuilder migration)
    {
        Public.PublicSide.Create(migration);
    }
}
