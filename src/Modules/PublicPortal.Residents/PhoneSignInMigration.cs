using Microsoft.EntityFrameworkCore.Migrations;

namespace PublicPortal.Residents;

internal static class PhoneSignInMigration
{
    /// <summary>Sign-in by a code to a phone; numbers that were given for nothing else.</summary>
    public static void Upgrade(MigrationBuilder migration)
    {
        migration.CreateTable("residents_sign_in_code", t => new
        {
            id = t.Column<Guid>(),
            number_sealed = t.Column<byte[]>(),
            masked_number = t.Column<string>(maxLength: 20),
            code_hash = t.Column<byte[]>(),
            browser_hash = t.Column<byte[]>(),
            sent_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_residents_sign_in_code", x => x.id));
        migration.CreateIndex("ix_residents_sign_in_code_browser_hash", "residents_sign_in_code", "browser_hash", unique: true);
        migration.CreateIndex("ix_residents_sign_in_code_sent_at", "residents_sign_in_code", "sent_at");
        migration.AddColumn<bool>("sign_in_only", "residents_phone", defaultValue: false);
    }
}
