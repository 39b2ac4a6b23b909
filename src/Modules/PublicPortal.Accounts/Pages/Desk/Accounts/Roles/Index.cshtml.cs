using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Grants;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Roles;

/// <summary><c>/desk/roles</c>: the roles of the site.</summary>
internal sealed class IndexModel(RoleService roles) : PortalPageModel
{
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? TitleZh { get; set; }
    [BindProperty] public string? TitleEn { get; set; }

    public IReadOnlyList<RoleLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await roles.ListAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var result = await roles.CreateAsync(Name, TitleZh, TitleEn, StartProcess("accounts.make-role"), cancel);
        if (result.IsOk) return LocalRedirect("/desk/roles/" + Name!.Trim());
        await OnGetAsync(cancel);
        return Refused(result);
    }
}
