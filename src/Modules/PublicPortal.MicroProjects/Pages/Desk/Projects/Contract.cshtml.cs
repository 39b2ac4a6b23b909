using PublicPortal.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PublicPortal.MicroProjects.Procurement;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Pages.Desk.Projects;

/// <summary>The contract and the quotes; a mistake is put right by entering it anew.</summary>
internal sealed class ContractModel(ContractService contracts, IOptions<ProjectOptions> options) : ProjectPageModel
{
    [BindProperty] public string? Supplier { get; set; }
    [BindProperty] public string? Sum { get; set; }
    [BindProperty] public string? SignedOn { get; set; }
    [BindProperty] public string? StartsOn { get; set; }
    [BindProperty] public string? EndsOn { get; set; }
    [BindProperty] public string? QuoteSupplier1 { get; set; }
    [BindProperty] public string? QuotePrice1 { get; set; }
    [BindProperty] public string? QuoteSupplier2 { get; set; }
    [BindProperty] public string? QuotePrice2 { get; set; }
    [BindProperty] public string? QuoteSupplier3 { get; set; }
    [BindProperty] public string? QuotePrice3 { get; set; }
    [BindProperty] public string? QuotesReason { get; set; }
    [BindProperty] public string? ReplaceReason { get; set; }

    public int Quotes => options.Value.Quotes;

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => ActAsync(StartProcess("microprojects.enter-contract"), p => contracts.EnterAsync(Id, new ContractInput(Supplier, Sum, SignedOn, StartsOn, EndsOn,
        [(QuoteSupplier1, QuotePrice1), (QuoteSupplier2, QuotePrice2), (QuoteSupplier3, QuotePrice3)], QuotesReason, ReplaceReason), p, cancel), "contract", cancel);

    protected override void Suggest()
    {
        if (Dossier.Contract is not { } contract || Request.HasFormContentType) return;   // its one form was refused: what was typed stays
        (Supplier, Sum, QuotesReason) = (contract.Supplier, Yuan.Plain(contract.SumFen), contract.QuotesReason);
        (SignedOn, StartsOn, EndsOn) = (contract.SignedOn.ToString("yyyy-MM-dd"), contract.StartsOn.ToString("yyyy-MM-dd"), contract.EndsOn.ToString("yyyy-MM-dd"));
        (string?, string?) Quote(int at) => contract.Quotes.Count > at ? (contract.Quotes[at].Supplier, Yuan.Plain(contract.Quotes[at].PriceFen)) : (null, null);
        ((QuoteSupplier1, QuotePrice1), (QuoteSupplier2, QuotePrice2), (QuoteSupplier3, QuotePrice3)) = (Quote(0), Quote(1), Quote(2));
    }
}
