using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Cases;

/// <summary>An official belongs to a department; what they may do there is said by their roles.</summary>
internal sealed class DepartmentMember
{
    public required string Department { get; init; }
    public Guid AccountId { get; init; }
    public DateTimeOffset Since { get; init; }
}

internal sealed record DepartmentJoined(Guid AccountId, string Department) : PortalEvent
{
    public override Guid SubjectId => AccountId;
    public override string Name => "workflows.department-joined";
}

internal sealed record DepartmentLeft(Guid AccountId, string Department) : PortalEvent
{
    public override Guid SubjectId => AccountId;
    public override string Name => "workflows.department-left";
}

/// <summary>Who belongs to which department.</summary>
internal sealed class Membership(PortalDbContext db, IAccounts accounts, KnownNamesReader names, TimeProvider clock)
{
    private static readonly Refusal UnknownPerson = new("workflows.department.unknown-person", "没有这个工号，或账号已停用。", "No active official has this number.", "StaffNumber");
    private static readonly Refusal UnknownDepartment = new("workflows.department.unknown", "没有这个部门。", "There is no such department.", "Department");
    private static readonly Refusal Already = new("workflows.department.already", "这个人已经在这个部门。", "This person is in the department already.", "StaffNumber");

    public async Task<IReadOnlyList<string>> OfAccountAsync(Guid account, CancellationToken cancel) =>
        await db.Set<DepartmentMember>().AsNoTracking().Where(m => m.AccountId == account).OrderBy(m => m.Department).Select(m => m.Department).ToListAsync(cancel);

    public async Task<IReadOnlyList<Guid>> OfDepartmentAsync(string department, CancellationToken cancel) =>
        await db.Set<DepartmentMember>().AsNoTracking().Where(m => m.Department == department).OrderBy(m => m.Since).Select(m => m.AccountId).ToListAsync(cancel);

    public async Task<ILookup<string, AccountInfo>> AllAsync(CancellationToken cancel)
    {
        var rows = await db.Set<DepartmentMember>().AsNoTracking().OrderBy(m => m.Since).ToListAsync(cancel);
        var known = await accounts.FindManyAsync([.. rows.Select(r => r.AccountId).Distinct()], cancel);
        return rows.Where(r => known.ContainsKey(r.AccountId)).ToLookup(r => r.Department, r => known[r.AccountId]);
    }

    public async Task<Result> JoinAsync(string? department, string? staffNumber, Process process, CancellationToken cancel)
    {
        if (department is null || !names.Read().Departments.ContainsKey(department)) return UnknownDepartment;
        if (string.IsNullOrWhiteSpace(staffNumber) || await accounts.FindStaffByNumberAsync(staffNumber, cancel) is not { } who) return UnknownPerson;
        db.Add(new DepartmentMember { Department = department, AccountId = who.Id, Since = clock.GetUtcNow() });
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return Already;
        process.Raise(new DepartmentJoined(who.Id, department));
        return Result.Ok();
    }

    public async Task<Result> LeaveAsync(string? department, Guid account, Process process, CancellationToken cancel)
    {
        if (await db.Set<DepartmentMember>().FirstOrDefaultAsync(m => m.Department == department && m.AccountId == account, cancel) is not { } row) return Result.Ok();
        db.Remove(row);
        await db.SaveChangesAsync(cancel);
        process.Raise(new DepartmentLeft(account, row.Department));
        return Result.Ok();
    }
}
