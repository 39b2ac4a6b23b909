using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Residence;

internal static class ResidenceMigrations
{
    public static readonly ModuleMigrations All = new("Residence", Create);

    private static void Create(MigrationBuilder migration)
    {
    }
}
