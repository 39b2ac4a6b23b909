using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Accounts.Grants;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Roles;

/// <summary><c>/desk/roles/{name}</c>: what a role may do, each permission with its sentence.</summary>
internal sealed class EditModel(RoleService roles, IReadOnlyList<PortalModule> modules) : PortalPageModel
{
    [BindProperty] public List<string> Wanted { get; set; } = [];

    public LocalizedText RoleTitle { get; private set; }
    public bool Saved => Request.Query.ContainsKey("saved");
    public IReadOnlyList<SelectListItem> Options { get; } =
    [
        .. modules.Where(m => m.Permissions.Count > 0)
            .SelectMany(m => m.Permissions, (m, p) => new SelectListItem(p.Sentence.ToString(), p.Name) { Group = new SelectListGroup { Name = $"{m.Title}・{p.Name}" } }),
    ];

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        if (await roles.FindAsync(name, cancel) is not { } role) return NotFound();
        RoleTitle = role.Title;
        Wanted = await roles.PermissionsOfAsync(role.Id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string name, CancellationToken cancel)
    {
        if (await roles.FindAsync(name, cancel) is not { } role) return NotFound();
        RoleTitle = role.Title;
        var result = await roles.SetPermissionsAsync(role, Wanted, CurrentUser.AccountId!.Value, StartProcess("accounts.change-role"), cancel);
        return result.IsRefused ? Refused(result) : LocalRedirect($"/desk/roles/{role.Name}?saved");
    }
}
