using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows;

internal static class WorkflowsMigrations
{
    public static readonly ModuleMigrations All = new("Workflows", Create);

    private static void Create(MigrationBuilder migration)
    {
        Definitions(migration);
        Cases(migration);
        Tasks(migration);
        People(migration);
    }

    private static void Definitions(MigrationBuilder migration)
    {
        migration.CreateTable("workflows_version", t => new
        {
            id = t.Column<Guid>(),
            code = t.Column<string>(maxLength: 64),
            number = t.Column<int>(),
            hash = t.Column<string>(maxLength: 64),
            json = t.Column<string>(maxLength: DefinitionReader.Longest),
            name_zh = t.Column<string>(maxLength: 200),
            name_en = t.Column<string>(maxLength: 200),
            published_at = t.Column<long>(),
            author_account_id = t.Column<Guid>(nullable: true),
            publisher_account_id = t.Column<Guid>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_workflows_version", x => x.id));
        migration.CreateIndex("ix_workflows_version_code_number", "workflows_version", ["code", "number"], unique: true);
        migration.CreateTable("workflows_draft", t => new
        {
            code = t.Column<string>(maxLength: 64),
            json = t.Column<string>(maxLength: DefinitionReader.Longest),
            base_number = t.Column<int>(),
            author_account_id = t.Column<Guid>(),
            changed_at = t.Column<long>(),
            submitted_at = t.Column<long>(nullable: true),
            version = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_workflows_draft", x => x.code));
    }

    private static void Cases(MigrationBuilder migration)
    {
        migration.CreateTable("workflows_case", t => new
        {
            id = t.Column<Guid>(),
            code = t.Column<string>(maxLength: 64),
            hash = t.Column<string>(maxLength: 64),
            kind = t.Column<string>(maxLength: 100, nullable: true),
            subject_id = t.Column<Guid>(),
            title_zh = t.Column<string>(maxLength: 200),
            title_en = t.Column<string>(maxLength: 200),
            scope_path = t.Column<string>(maxLength: 240),
            path = t.Column<string>(maxLength: 400, nullable: true),
            notify_account_id = t.Column<Guid>(nullable: true),
            standing = t.Column<string>(maxLength: 40),
            stage = t.Column<string>(maxLength: 40, nullable: true),
            outcome = t.Column<string>(maxLength: 40, nullable: true),
            started_at = t.Column<long>(),
            due_at = t.Column<long>(),
            ended_at = t.Column<long>(nullable: true),
            warned = t.Column<int>(),
            facts = t.Column<string>(maxLength: 8000),
        }, constraints: t => t.PrimaryKey("pk_workflows_case", x => x.id));
        migration.CreateIndex("ix_workflows_case_subject_id_code", "workflows_case", ["subject_id", "code"]);
        migration.CreateIndex("ix_workflows_case_code_started_at", "workflows_case", ["code", "started_at"]);
        migration.CreateIndex("ix_workflows_case_ended_at", "workflows_case", "ended_at");
        migration.CreateIndex("ix_workflows_case_notify_account_id", "workflows_case", "notify_account_id", filter: "notify_account_id is not null");
        migration.CreateTable("workflows_case_definition", t => new
        {
            case_id = t.Column<Guid>(),
            json = t.Column<string>(maxLength: DefinitionReader.Longest),
        }, constraints: t => t.PrimaryKey("pk_workflows_case_definition", x => x.case_id));
        migration.CreateTable("workflows_stage", t => new
        {
            id = t.Column<Guid>(),
            case_id = t.Column<Guid>(),
            stage = t.Column<string>(maxLength: 40),
            opened_at = t.Column<long>(),
            closed_at = t.Column<long>(nullable: true),
            agreed = t.Column<bool>(nullable: true),
            by_time = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("pk_workflows_stage", x => x.id));
        migration.CreateIndex("ix_workflows_stage_case_id_stage", "workflows_stage", ["case_id", "stage"], unique: true);
        migration.CreateTable("workflows_clock", t => new
        {
            id = t.Column<Guid>(),
            case_id = t.Column<Guid>(),
            task_id = t.Column<Guid>(nullable: true),
            number = t.Column<int>(),
            tick = t.Column<string>(maxLength: 40),
            at = t.Column<long>(),
            days = t.Column<int>(),
            until = t.Column<long>(nullable: true),
            reason = t.Column<string>(maxLength: 400, nullable: true),
            account_id = t.Column<Guid>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_workflows_clock", x => x.id));
        migration.CreateIndex("ix_workflows_clock_case_id_number", "workflows_clock", ["case_id", "number"], unique: true);
        migration.CreateTable("workflows_timer", t => new
        {
            id = t.Column<Guid>(),
            case_id = t.Column<Guid>(),
            task_id = t.Column<Guid>(nullable: true),
            stage = t.Column<string>(maxLength: 40, nullable: true),
            kind = t.Column<string>(maxLength: 40),
            percent = t.Column<int>(),
            fire_at = t.Column<long>(),
            done_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_workflows_timer", x => x.id));
        migration.CreateIndex("ix_workflows_timer_fire_at", "workflows_timer", "fire_at", filter: "done_at is null");
        migration.CreateIndex("ix_workflows_timer_case_id", "workflows_timer", "case_id", filter: "done_at is null");
    }

    private static void Tasks(MigrationBuilder migration)
    {
        migration.CreateTable("workflows_task", t => new
        {
            id = t.Column<Guid>(),
            case_id = t.Column<Guid>(),
            code = t.Column<string>(maxLength: 64),
            stage = t.Column<string>(maxLength: 40),
            task = t.Column<string>(maxLength: 40),
            label_zh = t.Column<string>(maxLength: 200),
            label_en = t.Column<string>(maxLength: 200),
            queue = t.Column<string>(maxLength: 101),
            scope_path = t.Column<string>(maxLength: 240),
            within1 = t.Column<string>(maxLength: 240),
            within2 = t.Column<string>(maxLength: 240),
            within3 = t.Column<string>(maxLength: 240),
            within4 = t.Column<string>(maxLength: 240),
            assignee_account_id = t.Column<Guid>(nullable: true),
            opened_at = t.Column<long>(),
            due_at = t.Column<long>(),
            escalated_at = t.Column<long>(nullable: true),
            escalated_queue = t.Column<string>(maxLength: 101, nullable: true),
            standing = t.Column<string>(maxLength: 40),
            done_at = t.Column<long>(nullable: true),
            done_by = t.Column<Guid>(nullable: true),
            result = t.Column<string>(maxLength: 40, nullable: true),
            note = t.Column<string>(maxLength: 1000, nullable: true),
            version = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_workflows_task", x => x.id));
        migration.CreateIndex("ix_workflows_task_case_id_task", "workflows_task", ["case_id", "task"], unique: true);
        migration.CreateIndex("ix_workflows_task_assignee_account_id_due_at_id", "workflows_task", ["assignee_account_id", "due_at", "id"], filter: WorkflowsModel.Open);
        migration.CreateIndex("ix_workflows_task_queue_due_at_id", "workflows_task", ["queue", "due_at", "id"], filter: WorkflowsModel.Open);
        foreach (var part in new[] { "within1", "within2", "within3", "within4" })
            migration.CreateIndex($"ix_workflows_task_queue_{part}_due_at_id", "workflows_task", ["queue", part, "due_at", "id"], filter: WorkflowsModel.Open);
        migration.CreateIndex("ix_workflows_task_escalated_queue_due_at_id", "workflows_task", ["escalated_queue", "due_at", "id"], filter: WorkflowsModel.Open + " and escalated_queue is not null");
        migration.CreateIndex("ix_workflows_task_done_by_done_at", "workflows_task", ["done_by", "done_at"]);
    }

    private static void People(MigrationBuilder migration)
    {
        migration.CreateTable("workflows_department_member", t => new
        {
            department = t.Column<string>(maxLength: 40),
            account_id = t.Column<Guid>(),
            since = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_workflows_department_member", x => new { x.department, x.account_id }));
        migration.CreateIndex("ix_workflows_department_member_account_id", "workflows_department_member", "account_id");
        migration.CreateTable("workflows_absence", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            stand_in_account_id = t.Column<Guid>(),
            @from = t.Column<string>(maxLength: 10),
            to = t.Column<string>(maxLength: 10),
            entered_by = t.Column<Guid>(),
            ended_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_workflows_absence", x => x.id));
        migration.CreateIndex("ix_workflows_absence_account_id", "workflows_absence", "account_id", filter: "ended_at is null");
        migration.CreateIndex("ix_workflows_absence_stand_in_account_id", "workflows_absence", "stand_in_account_id", filter: "ended_at is null");
    }
}
