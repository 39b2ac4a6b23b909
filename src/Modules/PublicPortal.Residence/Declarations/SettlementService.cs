using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarations;

/// <summary>What follows when doubts are settled, a declaration is accepted, refused or ended: the one place for it.</summary>
internal sealed class SettlementService(
    PortalDbContext db, OrderService orders, IPersons persons, IPlaces places, INotifier notifier, IVerificationCodes codes, DeclarantTelling telling, TimeProvider clock)
{
    /// <param name="how">Stable word, see <see cref="Doubt.SettledHow"/>.</param>
    /// <param name="by">The official, where one decided.</param>
    public async Task<Result> SettleAsync(
        ResidenceDeclaration declaration, IReadOnlyCollection<ReviewRule> rules, string how, Guid? by, Process process, CancellationToken cancel)
    {
        if (!declaration.IsInDoubt) return DeclarationRefusals.NotOpen;
        var accepted = declaration.Settle(rules, how, by, clock.GetUtcNow());
        process.Raise(new DoubtsSettled(declaration.Id, [.. rules.Select(r => r.ToString())], how));
        // Two who settle the last two doubts at once must not each see the other's doubt open: the row itself changes.
        db.Entry(declaration).Property(d => d.Version).IsModified = true;
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return DeclarationRefusals.Stale; }
        if (accepted)
        {
            await orders.DropAsync(declaration.Id, process, cancel);
            await AcceptedAsync(declaration, await DwellingOfAsync(declaration, cancel), byRules: by is null, process, cancel);
        }
        else if (!declaration.IsInDoubt)   // it was in force all along
        {
            await orders.DropAsync(declaration.Id, process, cancel);
            await TellAsync(declaration, "residence.objection-settled", [], cancel);
        }
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>Accepted: a code to verify it by, a home community, and the person is told.</summary>
    /// <param name="dwelling">That of the declaration; null where the address is in no register.</param>
    public async Task AcceptedAsync(ResidenceDeclaration declaration, DwellingInfo? dwelling, bool byRules, Process process, CancellationToken cancel, bool tell = true)
    {
        process.Raise(new DeclarationAccepted(declaration.Id, declaration.PersonId, byRules));
        await codes.IssueAsync(DeclarationReceipt.KindName, declaration.Id, cancel);
        // Others may not move somebody's say from one community to another: that waits until the person takes over.
        var mayMove = !declaration.IsWithOther || (await persons.FindAsync(declaration.PersonId, cancel))?.HomeCommunityId is null;
        if (mayMove && dwelling is not null)
            await persons.SetHomeCommunityAsync(declaration.PersonId, dwelling.CommunityId, HomeCommunitySource.Declaration, process, cancel);
        if (tell) await TellAsync(declaration, dwelling, "residence.accepted",
            new() { ["since"] = NoticeValue.Of(declaration.MoveInDate), ["receipt"] = declaration.CaseNumber }, cancel);
    }

    public async Task RefusedAsync(ResidenceDeclaration declaration, string template, Dictionary<string, string> values, Process process, CancellationToken cancel)
    {
        if (declaration.EndReason is { } reason)
        {
            await EndedAsync(declaration, reason, process, cancel);
            return;
        }
        process.Raise(new DeclarationRefused(declaration.Id, declaration.PersonId));
        await TellAsync(declaration, template, values, cancel);
    }

    /// <summary>A declaration ended for a reason of its own, which the person is told in words.</summary>
    public async Task EndedAsync(ResidenceDeclaration declaration, EndReason reason, Process process, CancellationToken cancel)
    {
        process.Raise(new DeclarationEnded(declaration.Id, declaration.PersonId, reason, declaration.MoveOutDate));
        await TellAsync(declaration, "residence.ended", new() { ["why"] = NoticeValue.Of(DeclarationTexts.Why(reason)) }, cancel);
    }

    public async Task MovedOutAsync(ResidenceDeclaration declaration, Process process, CancellationToken cancel)
    {
        await orders.DropAsync(declaration.Id, process, cancel);   // nobody need come any more
        process.Raise(new MovedOut(declaration.Id, declaration.PersonId, declaration.MoveOutDate!.Value));
        await TellAsync(declaration, "residence.moved-out", new() { ["left"] = NoticeValue.Of(declaration.MoveOutDate!.Value) }, cancel);
    }

    public Task TellDoubtsAsync(ResidenceDeclaration declaration, CancellationToken cancel)
    {
        var says = declaration.OpenDoubts.Select(d => ReviewRuleText.Of(d.Rule).Says).ToList();
        var reasons = new LocalizedText(string.Concat(says.Select(s => s.Zh + "。")), string.Concat(says.Select(s => s.En + ". ")));
        return TellAsync(declaration, "residence.doubtful", new() { ["reasons"] = NoticeValue.Of(reasons) }, cancel);
    }

    /// <summary>Tells whoever holds the declaration; the address is added to the values.</summary>
    public async Task TellAsync(ResidenceDeclaration declaration, string template, Dictionary<string, string> values, CancellationToken cancel) =>
        await TellAsync(declaration, await DwellingOfAsync(declaration, cancel), template, values, cancel);

    private async Task<DwellingInfo?> DwellingOfAsync(ResidenceDeclaration declaration, CancellationToken cancel) =>
        declaration.DwellingId is { } id ? await places.FindDwellingAsync(id, cancel) : null;

    private async Task TellAsync(ResidenceDeclaration declaration, DwellingInfo? dwelling, string template, Dictionary<string, string> values, CancellationToken cancel)
    {
        if (declaration.IsWithOther)
        {
            await telling.ForwardAsync(declaration, template, values, cancel);
            return;
        }
        values["address"] = dwelling?.Address ?? NoticeValue.Of(new LocalizedText("您填写的地址", "the address you wrote"));
        await notifier.NotifyAsync(declaration.DeclarantAccountId, template, values, $"/my/residence/{declaration.Id}", cancel);
    }
}
