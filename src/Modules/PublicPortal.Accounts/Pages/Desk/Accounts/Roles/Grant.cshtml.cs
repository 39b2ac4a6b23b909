using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Accounts.Field;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Registry;
using PublicPortal.Accounts.Staff;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Roles;

/// <summary><c>/desk/grants/{number}</c>: the roles of one official.</summary>
internal sealed class GrantModel(StaffAccounts staff, GrantService grants, RoleService roles, FieldBindings field) : PortalPageModel
{
    [BindProperty] public string? Role { get; set; }
    [BindProperty] public string? Place { get; set; }

    public Account Official { get; private set; } = default!;
    public IReadOnlyList<GrantLine> Lines { get; private set; } = [];
    public IReadOnlyList<SelectListItem> RoleOptions { get; private set; } = [];
    public FieldBinding? Binding { get; private set; }
    public bool IsOneself => Official.Id == CurrentUser.AccountId;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancel) => await LoadAsync(number, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancel)
    {
        if (!await LoadAsync(number, cancel)) return NotFound();
        var result = await grants.GrantAsync(Official, Role, Place, CurrentUser.AccountId, StartProcess("accounts.grant"), cancel);
        return result.IsRefused ? Refused(result) : LocalRedirect("/desk/grants/" + Official.StaffNumber);
    }

    public async Task<IActionResult> OnPostTakeAsync(string number, Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(number, cancel)) return NotFound();
        var result = await grants.TakeAsync(Official, id, CurrentUser.AccountId!.Value, StartProcess("accounts.take-grant"), cancel);
        return result.IsRefused ? Refused(result) : LocalRedirect("/desk/grants/" + Official.StaffNumber);
    }

    public async Task<IActionResult> OnPostEndWeChatAsync(string number, CancellationToken cancel)
    {
        if (!await LoadAsync(number, cancel)) return NotFound();
        await field.EndAsync(Official.Id, "security", StartProcess("accounts.end-wechat"), cancel);
        return LocalRedirect("/desk/grants/" + Official.StaffNumber);
    }

    private async Task<bool> LoadAsync(string number, CancellationToken cancel)
    {
        if (await staff.FindAsync(number, cancel) is not { } official) return false;
        Official = official;
        Lines = await grants.OfAsync(official.Id, cancel);
        Binding = await field.OfAsync(official.Id, cancel);
        RoleOptions = [.. (await roles.ListAsync(cancel)).Select(r => new SelectListItem(r.Title.ToString(), r.Name))];
        return true;
    }
}
