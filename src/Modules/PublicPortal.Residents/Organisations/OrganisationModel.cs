using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PublicPortal.Residents.Organisations;

/// <summary>Tables of organisations and agents.</summary>
internal static class OrganisationModel
{
    public const string ConfirmedIndex = "ix_residents_organisation_credit_code";
    public const string AgentIndex = "ix_residents_agent_organisation_id_account_id";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<Organisation>(e =>
        {
            e.ToTable("residents_organisation");
            e.Property(o => o.CreditCode).HasMaxLength(18);
            e.Property(o => o.ScopePath).HasMaxLength(120);
            e.Property(o => o.Evidence).HasMaxLength(300);
            // Whoever asks first blocks nobody: only one can be confirmed.
            e.HasIndex(o => o.CreditCode).IsUnique().HasFilter("state = 'Confirmed'");
            e.HasIndex(o => new { o.State, o.CreatedAt });
        });
        model.Entity<Agent>(e =>
        {
            e.ToTable("residents_agent");
            e.Property(a => a.Label).HasMaxLength(40);
            e.HasIndex(a => new { a.OrganisationId, a.AccountId }).IsUnique().HasFilter("account_id is not null and ended_at is null");
            e.HasIndex(a => a.AccountId).HasFilter("ended_at is null");
            e.HasIndex(a => a.CodeHash).HasFilter("code_hash is not null and ended_at is null");
            e.HasIndex(a => a.DocumentIndex).HasFilter("document_index is not null and ended_at is null");
        });
    }

    public static void UpgradeOrganisations(MigrationBuilder migration)
    {
        migration.CreateTable("residents_organisation", t => new
        {
            id = t.Column<Guid>(),
            credit_code = t.Column<string>(maxLength: 18),
            name = t.Column<string>(maxLength: 200),
            kind = t.Column<string>(maxLength: 40),
            state = t.Column<string>(maxLength: 40),
            community_id = t.Column<Guid>(),
            scope_path = t.Column<string>(maxLength: 120),
            register = t.Column<string>(maxLength: 40),
            created_at = t.Column<long>(),
            decided_at = t.Column<long>(nullable: true),
            decided_by = t.Column<Guid>(nullable: true),
            evidence = t.Column<string>(maxLength: 300, nullable: true),
        }, constraints: t => t.PrimaryKey("pk_residents_organisation", x => x.id));
        migration.CreateTable("residents_agent", t => new
        {
            id = t.Column<Guid>(),
            organisation_id = t.Column<Guid>(),
            account_id = t.Column<Guid>(nullable: true),
            powers = t.Column<string>(maxLength: 40),
            state = t.Column<string>(maxLength: 40),
            code_hash = t.Column<byte[]>(nullable: true),
            document_index = t.Column<byte[]>(nullable: true),
            label = t.Column<string>(maxLength: 40, nullable: true),
            invited_at = t.Column<long>(),
            expires_at = t.Column<long>(),
            terms_accepted_at = t.Column<long>(nullable: true),
            ended_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_residents_agent", x => x.id));
        migration.CreateIndex("ix_residents_organisation_credit_code", "residents_organisation", "credit_code", unique: true, filter: "state = 'Confirmed'");
        migration.CreateIndex("ix_residents_organisation_state_created_at", "residents_organisation", ["state", "created_at"]);
        migration.CreateIndex("ix_residents_agent_organisation_id_account_id", "residents_agent", ["organisation_id", "account_id"], unique: true, filter: "account_id is not null and ended_at is null");
        migration.CreateIndex("ix_residents_agent_account_id", "residents_agent", "account_id", filter: "ended_at is null");
        migration.CreateIndex("ix_residents_agent_code_hash", "residents_agent", "code_hash", filter: "code_hash is not null and ended_at is null");
        migration.CreateIndex("ix_residents_agent_document_index", "residents_agent", "document_index", filter: "document_index is not null and ended_at is null");
    }
}
