using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Help;

/// <summary>Writes of officers about visits of help: what came of it, hand over.</summary>
internal sealed class HelpRoundService(PortalDbContext db, HelpService helps, IPlaces places, IAccounts accounts, IAccountPhones phones, ICurrentUser user, TimeProvider clock)
{
    public async Task<Result> FinishAsync(Guid helpId, string? result, string? note, Process process, CancellationToken cancel)
    {
        if (await FindAsync(helpId, cancel) is not { } help) return HelpRefusals.NotYours;
        if (!Enum.TryParse<HelpState>(result, out var how) || how is not (HelpState.Done or HelpState.Missed or HelpState.Counter)) return HelpRefusals.ResultMissing;
        var read = NoteText.Read(note);
        if (read.IsRefused) return read;
        var done = help.Finish(how, user.AccountId!.Value, read.Value.Length == 0 ? null : read.Value, clock.GetUtcNow());
        if (done.IsRefused) return done;
        process.Raise(new HelpEnded(help.Id, how));
        var dwelling = await places.FindDwellingAsync(help.DwellingId, cancel);
        var officer = await accounts.FindAsync(user.AccountId!.Value, cancel);
        if (dwelling is not null)
            await helps.TellAsync(help, dwelling, officer, how switch { HelpState.Done => "residence.help-done", HelpState.Missed => "residence.help-missed", _ => "residence.help-counter" }, cancel,
                ("reason", read.Value.Length == 0 ? "" : NoteText.Sentence(read.Value)));
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return HelpRefusals.Ended; }
        return done;
    }

    public async Task<Result> HandOverAsync(Guid helpId, Guid? to, string? reason, Process process, CancellationToken cancel)
    {
        if (await FindAsync(helpId, cancel) is not { } help) return HelpRefusals.NotYours;
        if (help.State != HelpState.Open) return HelpRefusals.Ended;
        if (string.IsNullOrWhiteSpace(reason)) return OrderRefusals.ReasonMissing;
        var able = await accounts.StaffOverAsync(ResidencePermissions.Visit, help.ScopePath, cancel);
        if (to is not { } officer || able.All(a => a.Id != officer)) return OrderRefusals.OfficerMissing;
        if (help.OfficerAccountId == officer) return Result.Ok();
        process.Raise(new HelpHandedOver(help.Id, help.OfficerAccountId, officer));
        help.Assign(officer);
        if (await places.FindDwellingAsync(help.DwellingId, cancel) is { } dwelling) await helps.TellOfficerAsync(help, dwelling, "residence.help-asked", cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>The whole number, to call before setting out: for the officer who comes, while the visit is open; each look is recorded.</summary>
    public async Task<Result<string>> PhoneAsync(Guid helpId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(helpId, cancel) is not { State: HelpState.Open } help || help.OfficerAccountId != user.AccountId) return HelpRefusals.NotYours;
        if (await phones.PhoneOfAsync(help.AccountId, cancel) is not { } phone) return HelpRefusals.NoPhone;
        process.Raise(new HelpPhoneSeen(help.Id));
        return phone;
    }

    private async Task<HelpVisit?> FindAsync(Guid helpId, CancellationToken cancel) =>
        await db.Set<HelpVisit>().FirstOrDefaultAsync(h => h.Id == helpId, cancel) is { } help && HelpQueries.InReach(help, user) ? help : null;
}
