using Microsoft.AspNetCore.Mvc;
using PublicPortal.Evidence.Codes;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Evidence.Pages.Verify;

/// <summary><c>/v/{code}</c> says valid or not; <c>/v</c> asks for the code.</summary>
internal sealed class IndexModel(VerificationCodes codes) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public VerificationAnswer? Answer { get; private set; }
    public string Shown => HumanCode.Grouped(HumanCode.Normalize(Code));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Code)) return Page();
        Answer = Code.Length <= 64 ? await codes.AnswerAsync(Code, cancel) : null;
        if (Answer is null) Response.StatusCode = 404;
        return Page();
    }
}
