using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Papers;
using PublicPortal.MicroProjects.Procurement;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Spending;

internal sealed record PaymentInput(string? Amount, string? PaidOn, string? Payee, string? Purpose, PaperFile? Receipt);

/// <summary>Payments against the approved money. The sum grows in one place, under the project's version: two at once cannot pass the limit.</summary>
internal sealed class SpendingService(PortalDbContext db, ProjectDesk desk, ProjectNews news, PaperService papers, IOptions<ProjectOptions> options)
{
    public async Task<Result> EnterAsync(Guid projectId, PaymentInput input, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, ProjectPermissions.Run, cancel) is not { } project) return ProjectRefusals.NotFound;
        var amount = Yuan.Read(input.Amount);
        var day = ProjectText.Day(input.PaidOn, "PaidOn");
        var purpose = ProjectText.Read(input.Purpose, SpendingEntry.PurposeLength, SpendingRefusals.PurposeMissing);
        var refusals = new List<Refusal>([.. day.Refusals, .. purpose.Refusals]);
        if (!Enum.TryParse<PayeeKind>(input.Payee, out var payee) || !Enum.IsDefined(payee)) refusals.Add(SpendingRefusals.PayeeMissing);
        if (input.Receipt is null) refusals.Add(SpendingRefusals.ReceiptMissing);
        if (day.IsOk)
        {
            var contract = await db.Set<ProjectContract>().AsNoTracking().FirstOrDefaultAsync(c => c.ProjectId == projectId && c.ReplacedAt == null, cancel);
            refusals.AddRange(SpendingEntry.Check(amount, day.Value, contract?.SignedOn, desk.Today).Refusals);
        }
        if (refusals.Count > 0) return Result.Refuse(refusals);
        var receipt = await papers.StoreAsync(project, PaperKind.Receipt, purpose.Value, input.Receipt, null, "Receipt", process, cancel);
        if (receipt.IsRefused) return receipt;
        var entry = await AddAsync(project, amount!.Value, day.Value, payee, purpose.Value, null, null, receipt.Value, cancel);
        return await FinishAsync(project, entry, process, cancel);
    }

    /// <summary>冲正: takes a booked payment off, whole; the right one is entered anew.</summary>
    public async Task<Result> CounterAsync(Guid projectId, Guid entryId, string? reason, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, entryId, ProjectPermissions.Run, cancel) is not ({ } project, { } wrong)) return SpendingRefusals.NotFound;
        if (wrong.Standing != EntryStanding.Booked || wrong.IsCounterEntry) return SpendingRefusals.NotBooked;
        var why = ProjectText.Read(reason, SpendingEntry.NoteLength, ProjectRefusals.ReasonMissing);
        if (why.IsRefused) return why;
        var entry = await AddAsync(project, -wrong.AmountFen, desk.Today, wrong.Payee, wrong.Purpose, wrong.Id, why.Value, null, cancel);
        return await FinishAsync(project, entry, process, cancel);
    }

    public async Task<Result> ConfirmAsync(Guid projectId, Guid entryId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, entryId, ProjectPermissions.Confirm, cancel) is not ({ } project, { } entry)) return SpendingRefusals.NotFound;
        var done = entry.Confirm(project, desk.Me, desk.Now);
        if (done.IsRefused) return done;
        process.Raise(new PaymentSettled(project.Id, entry.Id, true));
        Tell(project, entry);
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    public async Task<Result> RefuseAsync(Guid projectId, Guid entryId, string? reason, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, entryId, ProjectPermissions.Confirm, cancel) is not ({ } project, { } entry)) return SpendingRefusals.NotFound;
        var why = ProjectText.Read(reason, SpendingEntry.NoteLength, ProjectRefusals.ReasonMissing);
        if (why.IsRefused) return why;
        var done = entry.Refuse(why.Value, desk.Me, desk.Now);
        if (done.IsRefused) return done;
        process.Raise(new PaymentSettled(project.Id, entry.Id, false));
        return await desk.SaveAsync(project, cancel);
    }

    private async Task<SpendingEntry> AddAsync(Project project, long amount, DateOnly paidOn, PayeeKind payee, string purpose, Guid? corrects, string? note, Guid? receipt, CancellationToken cancel)
    {
        var entry = new SpendingEntry
        {
            Id = Ids.New(desk.Now), ProjectId = project.Id, Number = 1 + (await db.Set<SpendingEntry>().Where(s => s.ProjectId == project.Id).MaxAsync(s => (int?)s.Number, cancel) ?? 0),
            PaidOn = paidOn, Payee = payee, Purpose = purpose, AmountFen = amount, CorrectsId = corrects, Note = note, ReceiptPaperId = receipt, EnteredBy = desk.Me, EnteredAt = desk.Now,
        };
        db.Add(entry);
        return entry;
    }

    private async Task<Result> FinishAsync(Project project, SpendingEntry entry, Process process, CancellationToken cancel)
    {
        var waits = Math.Abs(entry.AmountFen) > options.Value.SecondPersonAboveFen;
        if (!waits)
        {
            var booked = entry.Book(project, desk.Me, desk.Now);
            if (booked.IsRefused) return booked;
            Tell(project, entry);
        }
        else if (entry.AmountFen > project.ApprovedFen - project.SpentFen)
        {
            return ProjectRefusals.AboveApproved.With(Yuan.Zh(project.ApprovedFen - project.SpentFen), Yuan.En(project.ApprovedFen - project.SpentFen));   // said now, not only to the second person
        }
        process.Raise(new PaymentEntered(project.Id, entry.Id, entry.AmountFen, waits));
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel, (ProjectsModel.EntryNumberIndex, SpendingRefusals.AtOnce), (ProjectsModel.EntryCorrectsIndex, SpendingRefusals.CorrectedAlready));
    }

    private void Tell(Project project, SpendingEntry entry) => news.Note(project, "payment", entry.IsCounterEntry
        ? new($"冲正付款 {Yuan.Zh(-entry.AmountFen)}", $"A payment of {Yuan.En(-entry.AmountFen)} was taken off")
        : new($"付款 {Yuan.Zh(entry.AmountFen)}", $"Paid {Yuan.En(entry.AmountFen)}"), entry.Note ?? entry.Purpose, desk.Now);

    private async Task<(Project? Project, SpendingEntry? Entry)> FindAsync(Guid projectId, Guid entryId, Permission permission, CancellationToken cancel) =>
        (await desk.FindAsync(projectId, permission, cancel), await db.Set<SpendingEntry>().FirstOrDefaultAsync(s => s.Id == entryId && s.ProjectId == projectId, cancel));
}
