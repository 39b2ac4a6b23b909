using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Capture;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Pages.Desk.Residence.Orders;

/// <summary>One visit: what to check, what was found, hand over.</summary>
internal sealed class VisitModel(
    OrderQueries queries, RoundQueries rounds, OrderService orders, VisitService visits, IFileVault vault, IAccounts accounts, CaptureService capture, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Whose declaration the form is about, where the visit has several.</summary>
    [BindProperty(SupportsGet = true, Name = "d")]
    public Guid? DeclarationId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public string? Result { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? MoveIn { get; set; }

    [BindProperty]
    public IFormFile? Photo { get; set; }

    /// <summary>Whose order it was when the form was opened.</summary>
    [BindProperty]
    public string? Given { get; set; }

    [BindProperty]
    public string? Officer { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public List<string> Seen { get; set; } = [];

    [BindProperty]
    public string? LandlordName { get; set; }

    [BindProperty]
    public string? LandlordPhone { get; set; }

    public IReadOnlyList<SelectListItem> SeenOptions => CaptureForm.Options(capture.Offered(someone: true));
    public Round Round { get; private set; } = default!;
    public OrderView Order { get; private set; } = default!;
    public DeclarationView? Chosen { get; private set; }
    public IReadOnlyList<SelectListItem> Colleagues { get; private set; } = [];
    public IReadOnlyDictionary<Guid, AccountInfo> Visitors { get; private set; } = new Dictionary<Guid, AccountInfo>();
    public bool HandOverFailed { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();
    public KeptBecause? Kept => Enum.TryParse<KeptBecause>(Done, out var kept) ? kept : null;
    public bool IsOpen => Order.Order.State == OrderState.Open;
    public string Address => Order.Dwelling?.Address ?? Order.Open.FirstOrDefault()?.WrittenAddress ?? Hosting.Pages.Text.T("库外地址", "Address not in the register");

    public IReadOnlyList<SelectListItem> Results =>
    [
        .. Enum.GetValues<VisitResult>().Select(r => new SelectListItem(OrderTexts.Result(r).ToString(), r.ToString()) { Group = new SelectListGroup { Name = OrderTexts.Follows(r).ToString() } }),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => !await LoadAsync(cancel) ? NotFound()
        : Order.Order.Kind == OrderKind.Undeclared ? Redirect($"/desk/residence/undeclared/visits/{Id}") : Page();

    public async Task<IActionResult> OnPostVisitAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var noticed = new CaptureInput(Seen, LandlordName, LandlordPhone, Note);
        var sound = capture.Check(noticed);
        if (sound.IsRefused) return Refused(sound);
        var process = StartProcess("residence.visit");
        Guid? photo = null;
        if (Photo is { Length: > 0 })
        {
            await using var content = Photo.OpenReadStream();
            var stored = await vault.StoreAsync(content, Photo.FileName, FieldEndpoints.PhotoPurpose, Id, process, cancel);
            if (stored.IsRefused) return Refused(Kernel.Result.Refuse([.. stored.Refusals.Select(r => r.At(nameof(Photo)))]));
            photo = stored.Value;
        }
        var input = new VisitInput(Id, DeclarationId ?? Chosen?.Declaration.Id, Result, Note, MoveIn, photo) { Key = Request.Form["_key"], Given = Guid.TryParse(Given, out var given) ? given : null };
        var entered = await visits.EnterAsync(input, process, cancel);
        if (entered.IsRefused) return Refused(entered);
        if (!entered.Value.Already) await capture.ApplyAsync(noticed, Order.Order.DwellingId, Chosen?.Declaration, process, cancel);
        if (entered.Value.Kept is { } kept) return RedirectToPage("/Desk/Residence/Orders/Visit", new { Id, done = kept.ToString() });
        return Order.Open.Count > 1 && Result != nameof(VisitResult.NobodyHome)
            ? RedirectToPage("/Desk/Residence/Orders/Visit", new { Id, done = "visited" })
            : RedirectToPage("/Desk/Residence/Orders/Index", new { done = "visited" });
    }

    public async Task<IActionResult> OnPostHandOverAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var process = StartProcess("residence.hand-over", Reason is { Length: > 0 and <= 200 } ? Reason.Trim() : null);
        var done = await orders.HandOverAsync(Id, Guid.TryParse(Officer, out var to) ? to : null, Reason, process, cancel);
        HandOverFailed = done.IsRefused;
        return done.IsRefused ? Refused(done) : RedirectToPage("/Desk/Residence/Orders/Index", new { done = "handed-over" });
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindAsync(Id, cancel) is not { } order) return false;
        Order = order;
        Chosen = order.Open.FirstOrDefault(d => d.Declaration.Id == DeclarationId) ?? order.Open.FirstOrDefault();
        Round = await rounds.FindAsync(order.Order.OfficerAccountId == CurrentUser.AccountId, cancel);
        Visitors = await accounts.FindManyAsync([.. order.Visits.Select(v => v.OfficerAccountId).Distinct()], cancel);
        if (IsOpen)
            Colleagues =
            [
                .. (await accounts.StaffOverAsync(ResidencePermissions.Visit, order.Order.ScopePath, cancel)).Where(a => a.Id != order.Order.OfficerAccountId)
                    .Select(a => new SelectListItem($"{a.DisplayName} {a.StaffNumber}", a.Id.ToString())),
            ];
        return true;
    }
}
