using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarations;

/// <summary>What follows when a declaration was handed in, by whomever: accepted at once, or doubts with what settles them.</summary>
internal sealed class FirstDecision(SettlementService settlement, OrderService orders, LandlordService landlords)
{
    /// <param name="declaration">Saved already: its unique index has spoken.</param>
    /// <param name="dwelling">Null where the address is in no register.</param>
    public async Task FollowAsync(ResidenceDeclaration declaration, PersonInfo person, DwellingInfo? dwelling, Process process, CancellationToken cancel)
    {
        var doubts = declaration.OpenDoubts.Select(d => d.Rule).ToList();
        var tell = !declaration.IsWithOther;   // else the person is told by DeclarantTelling
        process.Raise(new DeclarationSubmitted(declaration.Id, person.Id, dwelling?.Id, [.. doubts.Select(d => d.ToString())]));
        if (doubts.Count == 0)
        {
            await settlement.AcceptedAsync(declaration, dwelling, byRules: true, process, cancel, tell);
            return;
        }
        if (doubts.Contains(ReviewRule.NoLease)) await landlords.AskAsync(declaration, person, dwelling!, process, cancel);
        await orders.EnsureAsync(declaration, process, cancel, dwelling);
        if (tell) await settlement.TellDoubtsAsync(declaration, cancel);
    }
}
