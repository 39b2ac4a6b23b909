using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Migrations;
using PublicPortal.Data.Outbox;

namespace PublicPortal.Data;

/// <summary>An answered unsafe request: the same key again gets the same answer, with another body it is refused.</summary>
public sealed class IdempotencyRecord
{
    /// <summary>Person (or session of a visitor) and route, hashed.</summary>
    public required string Scope { get; set; }
    public required string Key { get; set; }

    /// <summary>Keyed hash of the body; the body itself is never stored.</summary>
    public required byte[] BodyHash { get; set; }

    /// <summary>Where the first answer led.</summary>
    public string? Location { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>A setting of the site, as set by a recipe or by an administrator.</summary>
public sealed class Setting
{
    public required string Name { get; set; }

    /// <summary>JSON.</summary>
    public required string Value { get; set; }
}

/// <summary>When a job runs next, and which node holds it. One row per job.</summary>
public sealed class JobLease
{
    public required string Name { get; set; }
    public DateTimeOffset NextRunAt { get; set; }
    public string? LastError { get; set; }
}

internal static class DataModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<FieldKey>(e =>
        {
            e.ToTable("data_field_key");
            e.HasKey(k => k.Id);
            e.Property(k => k.Id).ValueGeneratedNever();
        });
        model.Entity<OutboxMessage>(e =>
        {
            e.ToTable("data_outbox");
            e.Property(m => m.Kind).HasMaxLength(60);
            e.Property(m => m.Payload).HasMaxLength(4000);
            e.Property(m => m.LastError).HasMaxLength(400);
            e.HasIndex(m => m.DueAt).HasFilter("done_at is null");
        });
        model.Entity<IdempotencyRecord>(e =>
        {
            e.ToTable("data_idempotency");
            e.HasKey(r => new { r.Scope, r.Key });
            e.Property(r => r.Scope).HasMaxLength(64);
            e.Property(r => r.Key).HasMaxLength(64);
            e.Property(r => r.Location).HasMaxLength(400);
            e.HasIndex(r => r.CreatedAt);
        });
        model.Entity<Setting>(e =>
        {
            e.ToTable("data_setting");
            e.HasKey(s => s.Name);
            e.Property(s => s.Name).HasMaxLength(100);
            e.Property(s => s.Value).HasMaxLength(8000);
        });
        model.Entity<Attempt>(e =>
        {
            e.ToTable("data_attempt");
            e.HasKey(a => new { a.Name, a.Subject, a.WindowStart });
            e.Property(a => a.Name).HasMaxLength(60);
            e.Property(a => a.Subject).HasMaxLength(32);
            e.HasIndex(a => a.WindowStart);
        });
        model.Entity<JobLease>(e =>
        {
            e.ToTable("data_job");
            e.HasKey(j => j.Name);
            e.Property(j => j.Name).HasMaxLength(100);
            e.Property(j => j.LastError).HasMaxLength(400);
        });
    }

    public static readonly ModuleMigrations Migrations = new("Data", Create);

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("data_field_key", t => new
        {
            id = t.Column<int>(),
            purpose = t.Column<string>(maxLength: 40),
            wrapped = t.Column<byte[]>(),
            created_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_data_field_key", x => x.id));
        migration.CreateTable("data_outbox", t => new
        {
            id = t.Column<Guid>(),
            kind = t.Column<string>(maxLength: 60),
            payload = t.Column<string>(maxLength: 4000),
            created_at = t.Column<long>(),
            due_at = t.Column<long>(),
            attempts = t.Column<int>(),
            done_at = t.Column<long>(nullable: true),
            given_up = t.Column<bool>(),
            last_error = t.Column<string>(maxLength: 400, nullable: true),
        }, constraints: t => t.PrimaryKey("pk_data_outbox", x => x.id));
        migration.CreateIndex("ix_data_outbox_due_at", "data_outbox", "due_at", filter: "done_at is null");
        migration.CreateTable("data_idempotency", t => new
        {
            scope = t.Column<string>(maxLength: 64),
            key = t.Column<string>(maxLength: 64),
            body_hash = t.Column<byte[]>(),
            location = t.Column<string>(maxLength: 400, nullable: true),
            created_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_data_idempotency", x => new { x.scope, x.key }));
        migration.CreateIndex("ix_data_idempotency_created_at", "data_idempotency", "created_at");
        migration.CreateTable("data_setting", t => new
        {
            name = t.Column<string>(maxLength: 100),
            value = t.Column<string>(maxLength: 8000),
        }, constraints: t => t.PrimaryKey("pk_data_setting", x => x.name));
        migration.CreateTable("data_job", t => new
        {
            name = t.Column<string>(maxLength: 100),
            next_run_at = t.Column<long>(),
            last_error = t.Column<string>(maxLength: 400, nullable: true),
        }, constraints: t => t.PrimaryKey("pk_data_job", x => x.name));
        migration.CreateTable("data_attempt", t => new
        {
            name = t.Column<string>(maxLength: 60),
            subject = t.Column<string>(maxLength: 32),
            window_start = t.Column<long>(),
            count = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_data_attempt", x => new { x.name, x.subject, x.window_start }));
        migration.CreateIndex("ix_data_attempt_window_start", "data_attempt", "window_start");
    }
}
