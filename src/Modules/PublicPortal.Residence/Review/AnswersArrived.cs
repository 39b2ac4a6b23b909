using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Review;

/// <summary>Doubts that waited for something said elsewhere: the register's answer, a counter, a guardian.</summary>
internal sealed class AnswersArrived(PortalDbContext db, SettlementService settlement, IPersons persons, IOptions<ResidenceOptions> options, TimeProvider clock)
    : IEventHandler<PersonRegisterAnswered>, IEventHandler<PersonSeen>, IEventHandler<GuardianLinkChanged>
{
    public async Task HandleAsync(PersonRegisterAnswered happened, Process process, CancellationToken cancel)
    {
        if (happened.Answer == RegisterAnswer.NotYetChecked || persons.IsNowhereYet(happened.PersonId)) return;
        foreach (var declaration in await WaitingAsync(happened.PersonId, ReviewRule.RegisterSilent, cancel))
        {
            if (happened.Answer == RegisterAnswer.Agrees || !options.Value.IsOn(ReviewRule.RegisterDisagrees))
            {
                await SettleAsync(declaration, [ReviewRule.RegisterSilent], "register", process, cancel);
                continue;
            }
            declaration.Replace(ReviewRule.RegisterSilent, ReviewRule.RegisterDisagrees, "register", clock.GetUtcNow());
            process.Raise(new DoubtsSettled(declaration.Id, [nameof(ReviewRule.RegisterSilent)], "register"));
            await settlement.TellDoubtsAsync(declaration, cancel);
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>The document itself was seen: stronger than any register.</summary>
    public async Task HandleAsync(PersonSeen happened, Process process, CancellationToken cancel)
    {
        ReviewRule[] rules = [ReviewRule.RegisterSilent, ReviewRule.RegisterDisagrees, ReviewRule.OddCounty];
        foreach (var declaration in await WaitingAsync(happened.PersonId, rules, cancel)) await SettleAsync(declaration, rules, "official", process, cancel);
    }

    /// <summary>Only a guardian who declared for the child: another's link says nothing about this declaration.</summary>
    public async Task HandleAsync(GuardianLinkChanged happened, Process process, CancellationToken cancel)
    {
        if (!await persons.IsGuardianAsync(happened.GuardianPersonId, happened.ChildPersonId, cancel)) return;
        var guardian = await persons.FindAsync(happened.GuardianPersonId, cancel);
        foreach (var declaration in await WaitingAsync(happened.ChildPersonId, ReviewRule.ChildWithoutGuardian, cancel))
            if (declaration.DeclarantAccountId == guardian?.AccountId) await SettleAsync(declaration, [ReviewRule.ChildWithoutGuardian], "guardian", process, cancel);
    }

    private Task<List<ResidenceDeclaration>> WaitingAsync(Guid personId, ReviewRule rule, CancellationToken cancel) => WaitingAsync(personId, [rule], cancel);

    private Task<List<ResidenceDeclaration>> WaitingAsync(Guid personId, ReviewRule[] rules, CancellationToken cancel) =>
        db.Set<ResidenceDeclaration>().Include(d => d.Doubts)
            .Where(d => d.PersonId == personId && d.State == DeclarationState.Doubtful && d.Doubts.Any(x => x.SettledAt == null && rules.Contains(x.Rule)))
            .ToListAsync(cancel);

    /// <exception cref="InvalidOperationException">Somebody else changed it this moment; what raised the event is done again later.</exception>
    private async Task SettleAsync(ResidenceDeclaration declaration, IReadOnlyCollection<ReviewRule> rules, string how, Process process, CancellationToken cancel)
    {
        var open = declaration.OpenDoubts.Select(d => d.Rule).Intersect(rules).ToList();
        var settled = await settlement.SettleAsync(declaration, open, how, null, process, cancel);
        if (settled.IsRefused) throw new InvalidOperationException($"Declaration {declaration.Id}: {settled.Refusals[0].Code}");
    }
}
