using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Residence.Help;

/// <summary>What a person asked for.</summary>
/// <param name="Slot">As <see cref="FreeSlot.Value"/>.</param>
/// <param name="Words">Why, in own words; optional.</param>
internal sealed record HelpInput(string? Kind, Guid? DwellingId, string? Slot, bool ForAnother, string? ForWhom, string? Words);

/// <summary>Writes of the people who ask for a visit: ask, change, cancel.</summary>
internal sealed class HelpService(
    PortalDbContext db, HelpSlots slots, IPlaces places, IAccounts accounts, INotifier notifier, FieldCipher cipher, TimeProvider clock)
{
    public async Task<Result<Guid>> AskAsync(HelpInput input, Guid accountId, Process process, CancellationToken cancel)
    {
        if (!Enum.TryParse<HelpKind>(input.Kind, out var kind) || !Enum.IsDefined(kind)) return HelpRefusals.KindMissing;
        var (words, whom) = (input.Words?.Trim() ?? "", input.ForAnother ? input.ForWhom?.Trim() ?? "" : "");
        if (words.Length > HelpVisit.MostWords) return HelpRefusals.WordsTooLong.With(HelpVisit.MostWords);
        if (whom.Length > HelpVisit.MostForWhom) return HelpRefusals.ForWhomTooLong.With(HelpVisit.MostForWhom);
        if (input.ForAnother && whom.Length == 0) return HelpRefusals.ForWhomMissing;
        if (input.DwellingId is not { } where || await places.FindDwellingAsync(where, cancel) is not { Status: DwellingStatus.Active } dwelling) return HelpRefusals.PlaceMissing;
        if (slots.Read(input.Slot) is not (var day, var half)) return HelpRefusals.SlotMissing;

        var officer = (await accounts.StaffOverAsync(ResidencePermissions.Visit, dwelling.ScopePath, cancel)).FirstOrDefault();
        for (var attempt = 0; attempt <= slots.Seats; attempt++)
        {
            if (await slots.SeatAsync(dwelling.GridCellId, day, half, cancel) is not { } seat) return HelpRefusals.SlotGone;
            var now = clock.GetUtcNow();
            var id = Ids.New(now);
            var help = new HelpVisit
            {
                Id = id, AccountId = accountId, Kind = kind, ForAnother = input.ForAnother, DwellingId = dwelling.Id, GridCellId = dwelling.GridCellId, ScopePath = dwelling.ScopePath, AskedAt = now,
                WordsSealed = words.Length == 0 ? null : cipher.Seal(HelpVisit.WordsColumn, id, words),
                ForWhomSealed = whom.Length == 0 ? null : cipher.Seal(HelpVisit.ForWhomColumn, id, whom),
            };
            help.Sit(day, half, seat);
            help.Assign(officer?.Id);
            db.Add(help);
            switch (await db.SaveOrDuplicateAsync(cancel))
            {
                case HelpVisit.OneSeat: continue;   // somebody sat down there meanwhile
                case HelpVisit.OneOpen: return HelpRefusals.AlreadyOpen;
            }
            process.Raise(new HelpAsked(id, dwelling.Id, kind, help.ForAnother, day, half));
            await TellAsync(help, dwelling, officer, "residence.help-booked", cancel);
            await TellOfficerAsync(help, dwelling, "residence.help-asked", cancel);
            await db.SaveChangesAsync(cancel);
            return id;
        }
        return HelpRefusals.SlotGone;
    }

    /// <summary>Another time; the old seat is free with the same save.</summary>
    public async Task<Result> MoveAsync(Guid helpId, Guid accountId, string? slot, Process process, CancellationToken cancel)
    {
        if (slots.Read(slot) is not (var day, var half)) return HelpRefusals.SlotMissing;
        for (var attempt = 0; attempt <= slots.Seats; attempt++)
        {
            if (await OwnAsync(helpId, accountId, cancel) is not { State: HelpState.Open } help) return HelpRefusals.Ended;
            if ((help.Day, help.Half) == (day, half)) return Result.Ok();
            if (await slots.SeatAsync(help.GridCellId, day, half, cancel) is not { } seat) return HelpRefusals.SlotGone;
            help.Sit(day, half, seat);
            try
            {
                if (await db.SaveOrDuplicateAsync(cancel) is not null) continue;
            }
            catch (DbUpdateConcurrencyException) { return HelpRefusals.Ended; }   // the officer was faster
            process.Raise(new HelpMoved(help.Id, day, half));
            if (await places.FindDwellingAsync(help.DwellingId, cancel) is { } dwelling) await TellOfficerAsync(help, dwelling, "residence.help-asked", cancel);
            await db.SaveChangesAsync(cancel);
            return Result.Ok();
        }
        return HelpRefusals.SlotGone;
    }

    public async Task<Result> CancelAsync(Guid helpId, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await OwnAsync(helpId, accountId, cancel) is not { } help) return HelpRefusals.Ended;
        var done = help.Cancel(clock.GetUtcNow());
        if (done.IsRefused) return done;
        process.Raise(new HelpEnded(help.Id, HelpState.Cancelled));
        if (await places.FindDwellingAsync(help.DwellingId, cancel) is { } dwelling) await TellOfficerAsync(help, dwelling, "residence.help-cancelled", cancel);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return HelpRefusals.Ended; }
        return done;
    }

    public async Task TellAsync(HelpVisit help, DwellingInfo dwelling, AccountInfo? officer, string template, CancellationToken cancel, params (string Name, string Value)[] more)
    {
        var values = new Dictionary<string, string>
        {
            ["address"] = dwelling.Address, ["slot"] = NoticeValue.Of(HelpTexts.Slot(help.Day, help.Half)),
            ["officer"] = officer?.DisplayName ?? NoticeValue.Of(new LocalizedText("网格员", "a grid officer")), ["number"] = officer?.StaffNumber ?? "—",
        };
        foreach (var (name, value) in more) values[name] = value;
        await notifier.NotifyAsync(help.AccountId, template, values, $"/my/residence/help/{help.Id}", cancel);
    }

    public async Task TellOfficerAsync(HelpVisit help, DwellingInfo dwelling, string template, CancellationToken cancel)
    {
        if (help.OfficerAccountId is not { } officer) return;
        await notifier.NotifyAsync(officer, template, new Dictionary<string, string>
        {
            ["address"] = dwelling.Address, ["slot"] = NoticeValue.Of(HelpTexts.Slot(help.Day, help.Half)), ["what"] = NoticeValue.Of(HelpTexts.Kind(help.Kind)),
        }, $"/desk/residence/orders/help/{help.Id}", cancel);
    }

    private Task<HelpVisit?> OwnAsync(Guid helpId, Guid accountId, CancellationToken cancel) =>
        db.Set<HelpVisit>().FirstOrDefaultAsync(h => h.Id == helpId && h.AccountId == accountId, cancel);
}
