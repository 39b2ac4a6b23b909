using System.Text;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Capture;

/// <summary>What an officer ticked besides the result.</summary>
internal sealed record CaptureInput(IReadOnlyCollection<string> Seen, string? LandlordName, string? LandlordPhone, string? Note = null)
{
    public static readonly CaptureInput None = new([], null, null);
}

internal sealed record CaptureFired(Guid DwellingId, string Rule) : PortalEvent
{
    public override Guid SubjectId => DwellingId;
    public override string Name => "residence.capture-fired";
}

/// <summary>Fires the rules of <see cref="CaptureRules"/> in the transaction of the visit.</summary>
internal sealed class CaptureService(
    PortalDbContext db, CaptureRules rules, FieldCipher cipher, IPlaces places, IDwellingReports reports, INotifier notifier, ICurrentUser user, TimeProvider clock)
{
    private static readonly Refusal NameMissing = new("residence.capture.landlord-name", "请写房东的姓名，最多 50 个字，不要写号码。", "Write the landlord's name, at most 50 characters and no numbers.", "LandlordName");
    private static readonly Refusal PhoneWrong = new("residence.capture.landlord-phone", "房东的手机号应是 11 位，以 1 开头；不知道就留空。", "The landlord's mobile number has 11 digits and starts with 1; leave it empty if unknown.", "LandlordPhone");

    public IReadOnlyList<CaptureRule> Offered(bool someone) => [.. rules.For(someone)];

    /// <summary>Before anything is written: is what was typed sound?</summary>
    public Result Check(CaptureInput input)
    {
        if (!Ticked(input).Any(r => r.Act == CaptureAct.Lease)) return Result.Ok();
        var refusals = new List<Refusal>();
        if (Name(input) is not { Length: > 0 and <= 50 } name || NoteText.Read(name).IsRefused) refusals.Add(NameMissing);
        if (!string.IsNullOrWhiteSpace(input.LandlordPhone) && Phone(input) is null) refusals.Add(PhoneWrong);
        return refusals.Count == 0 ? Result.Ok() : Result.Refuse(refusals);
    }

    /// <param name="declaration">Whom a suggestion goes to; null where nobody is declared.</param>
    public async Task ApplyAsync(CaptureInput input, Guid? dwellingId, ResidenceDeclaration? declaration, Process process, CancellationToken cancel)
    {
        if (dwellingId is not { } id || await places.FindDwellingAsync(id, cancel) is not { } dwelling) return;
        foreach (var rule in Ticked(input))
        {
            switch (rule.Act)
            {
                case CaptureAct.Report:
                    await reports.ReportAsync(id, rule.Fault!.Value, input.Note, process, cancel);
                    break;
                case CaptureAct.Lease:
                    await AskLandlordAsync(input, dwelling, cancel);
                    break;
                default:
                    if (declaration is null) continue;
                    await notifier.NotifyAsync(declaration.DeclarantAccountId, "residence.suggestion",
                        new Dictionary<string, string> { ["text"] = NoticeValue.Of(rule.Text!.Text), ["because"] = NoticeValue.Of(rule.Told!.Text) }, rule.Path!, cancel);
                    break;
            }
            process.Raise(new CaptureFired(id, rule.Key));
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task AskLandlordAsync(CaptureInput input, DwellingInfo dwelling, CancellationToken cancel)
    {
        var id = Ids.New(clock);
        db.Add(new LeaseLead { Id = id, DwellingId = dwelling.Id, Name = cipher.Seal(LeaseLead.NameColumn, id, Name(input)), NotedBy = user.AccountId!.Value, NotedAt = clock.GetUtcNow() });
        if (Phone(input) is { } phone)
            await notifier.NotifyPhoneAsync(phone, "residence.landlord-invited", new Dictionary<string, string> { ["address"] = dwelling.Address }, $"/residence/leases/at/{dwelling.Code}", cancel);
    }

    private IEnumerable<CaptureRule> Ticked(CaptureInput input) => rules.All.Where(r => input.Seen.Contains(r.Key));

    private static string Name(CaptureInput input) => (input.LandlordName ?? "").Normalize(NormalizationForm.FormKC).Trim();

    private static string? Phone(CaptureInput input)
    {
        var typed = (input.LandlordPhone ?? "").Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (typed.StartsWith("+86", StringComparison.Ordinal)) typed = typed[3..];
        return typed is ['1', >= '3' and <= '9', ..] && typed.Length == 11 && typed.All(char.IsAsciiDigit) ? typed : null;
    }
}
