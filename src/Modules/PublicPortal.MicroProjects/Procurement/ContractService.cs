using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Procurement;

/// <summary>A contract as typed.</summary>
internal sealed record ContractInput(string? Supplier, string? Sum, string? SignedOn, string? StartsOn, string? EndsOn, IReadOnlyList<(string? Supplier, string? Price)> Quotes, string? QuotesReason, string? ReplaceReason);

/// <summary>合同: enters it, and enters it anew where the first one was wrong.</summary>
internal sealed class ContractService(PortalDbContext db, ProjectDesk desk, ProjectNews news, IOptions<ProjectOptions> options)
{
    public async Task<Result> EnterAsync(Guid projectId, ContractInput input, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, ProjectPermissions.Run, cancel) is not { } project) return ProjectRefusals.NotFound;
        var former = await db.Set<ProjectContract>().FirstOrDefaultAsync(c => c.ProjectId == projectId && c.ReplacedAt == null, cancel);
        var read = Read(project, input, former is not null);
        if (read.IsRefused) return read;
        if (former is not null)
        {
            (former.ReplacedAt, former.ReplaceReason) = (desk.Now, read.Value.ReplaceReason);
            read.Value.ReplaceReason = null;
            try { await db.SaveChangesAsync(cancel); }                       // the former gives way before the new one comes: there is one
            catch (DbUpdateConcurrencyException) { return ProjectRefusals.Stale; }
        }
        db.Add(read.Value);
        process.Raise(new ProjectEntered(project.Id, "contract", read.Value.Id));
        if (former is null) await news.TellAsync(project, "contract", new("签了合同", "The contract was signed"), read.Value.Supplier, cancel);
        else
        {
            news.Note(project, "contract-corrected", new("合同登记更正", "The entry of the contract was corrected"), former.ReplaceReason, desk.Now);
            await news.EvictAsync(project, cancel);
        }
        return await desk.SaveAsync(project, cancel, ("ix_microprojects_contract_project_id", ProjectRefusals.Stale));
    }

    private Result<ProjectContract> Read(Project project, ContractInput input, bool replaces)
    {
        var refusals = new List<Refusal>();
        T? Take<T>(Result<T> result)
        {
            refusals.AddRange(result.Refusals);
            return result.IsOk ? result.Value : default;
        }
        var supplier = Take(ProjectText.Read(input.Supplier, ProjectContract.NameLength, ProcurementRefusals.SupplierMissing)) ?? "";
        var sum = Yuan.Read(input.Sum);
        var (signed, starts, ends) = (Take(ProjectText.Day(input.SignedOn, "SignedOn")), Take(ProjectText.Day(input.StartsOn, "StartsOn")), Take(ProjectText.Day(input.EndsOn, "EndsOn")));
        var quotesReason = Take(ProjectText.Optional(input.QuotesReason, ProjectContract.ReasonLength, "QuotesReason"));
        var replaceReason = replaces ? Take(ProjectText.Read(input.ReplaceReason, ProjectContract.ReasonLength, ProcurementRefusals.ReplaceReasonMissing)) : null;
        var quotes = new List<(string Supplier, long Price)>();
        foreach (var quote in input.Quotes.Where(q => !string.IsNullOrWhiteSpace(q.Supplier) || !string.IsNullOrWhiteSpace(q.Price)))
        {
            var name = ProjectText.Optional(quote.Supplier, ProjectContract.NameLength, "QuoteSupplier1");
            if (name.IsRefused || name.Value.Length == 0 || Yuan.Read(quote.Price) is not > 0) refusals.Add(ProcurementRefusals.QuoteWrong);
            else quotes.Add((name.Value, Yuan.Read(quote.Price)!.Value));
        }
        if (refusals.Count > 0) return Result<ProjectContract>.Refuse(refusals);
        var check = ProjectContract.Check(project, sum, signed, starts, ends, quotes, supplier, quotesReason, options.Value.Quotes, desk.Today);
        if (check.IsRefused) return Result<ProjectContract>.Refuse(check.Refusals);
        var id = Ids.New(desk.Now);
        return new ProjectContract
        {
            Id = id, ProjectId = project.Id, Supplier = supplier, SumFen = sum!.Value, SignedOn = signed, StartsOn = starts, EndsOn = ends,
            QuotesReason = quotesReason is { Length: > 0 } ? quotesReason : null, ReplaceReason = replaceReason, EnteredBy = desk.Me, EnteredAt = desk.Now,
            Quotes = [.. quotes.Select((q, i) => new Quote { Id = Ids.New(desk.Now), ContractId = id, Position = i + 1, Supplier = q.Supplier, PriceFen = q.Price })],
        };
    }
}
