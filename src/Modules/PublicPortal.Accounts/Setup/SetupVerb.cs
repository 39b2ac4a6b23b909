using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Registry;
using PublicPortal.Accounts.Staff;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Migrations;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Setup;

/// <param name="OneTimePassword">Null when the account was there before.</param>
internal sealed record MadeAdministrator(string Role, string Number, string? OneTimePassword);

/// <summary><c>portal setup</c>: from an empty machine to a site that three administrators can enter. Run again, it adds what is missing.</summary>
internal sealed class SetupVerb(IServiceProvider services, DataFolder folder, Migrator migrator, RecipeRunner recipes, WorkRunner runner) : ICliVerb
{
    private static readonly (string Option, string Role, LocalizedText Title)[] Administrators =
    [
        ("system", Roles.SystemAdministrator, new LocalizedText("系统管理员", "System administrator")),
        ("security", Roles.SecurityAdministrator, new LocalizedText("安全管理员", "Security administrator")),
        ("audit", Roles.AuditAdministrator, new LocalizedText("审计管理员", "Audit administrator")),
    ];

    public string Words => "setup";
    public string Usage => "--system NUMBER --security NUMBER --audit NUMBER [--json]";
    public string Summary => "Makes keys, tables, the site's recipe and three separate administrators; prints their one-time passwords once. May be run again.";
    public bool BeforeSetup => true;
    public IReadOnlyCollection<string> OptionsWithValue => [.. Administrators.Select(a => a.Option)];

    public async Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel)
    {
        if (arguments.Values.Count > 0) return CliOutcome.Usage;
        var numbers = Administrators.Select(a => StaffNumbers.Normalize(arguments.Option(a.Option))).ToList();
        var named = numbers.Where(n => n.Length > 0).ToList();
        if (named.Distinct().Count() != named.Count || named.Any(n => !StaffNumbers.IsValid(n)))
        {
            output.Note("The three numbers must differ and consist of 2 to 20 capital letters, digits or hyphens.");
            return CliOutcome.Usage;
        }
        var steps = await migrator.MigrateAsync(cancel);
        if (!KeyFile.Exists(folder.Keys))
        {
            if (await services.GetRequiredService<PortalDbContext>().Set<FieldKey>().AnyAsync(cancel))
            {
                output.Note($"{KeyFile.FileName} is missing in {folder.Keys}, but the database was sealed with one. Bring the file back; a new one could not open anything.");
                return CliOutcome.Refused;
            }
            KeyFile.Create(folder.Keys);
            output.Note($"Made {Path.Combine(folder.Keys, KeyFile.FileName)}. Back it up apart from the database: without it nothing sealed can be read.");
        }
        await services.GetRequiredService<FieldCipher>().LoadAsync(cancel);
        await recipes.RunOnceAsync("portal", cancel);

        var made = new List<MadeAdministrator>();
        foreach (var ((option, role, title), number) in Administrators.Zip(numbers))
        {
            var result = await runner.RunAsync("accounts.setup", Channel.Cli, (scope, process) => EnsureAsync(scope, role, option, number, title.Zh, process, cancel), cancel: cancel);
            if (result.IsOk) made.AddRange(result.Value);
            else
            {
                foreach (var refusal in result.Refusals) output.Note(refusal.Text.En);
                output.Result(new { migrations = steps, administrators = made, refused = result.Refusals.Select(r => r.Code) }, made.Count == 0 ? [] : Lines(made));
                return CliOutcome.Refused;
            }
        }
        output.Result(new { migrations = steps, administrators = made }, Lines(made));
        return CliOutcome.Done;
    }

    private static IEnumerable<string> Lines(List<MadeAdministrator> made) =>
        made.Count == 0 ? ["The site was set up already; nothing was changed."]
        : made.Select(m => m.OneTimePassword is { } password ? $"{m.Role,-22} {m.Number,-10} one-time password {password}" : $"{m.Role,-22} {m.Number,-10} was there already");

    private static async Task<Result<List<MadeAdministrator>>> EnsureAsync(IServiceProvider scope, string role, string option, string number, string name, Process process, CancellationToken cancel)
    {
        var db = scope.GetRequiredService<PortalDbContext>();
        var holders = await (from g in db.Set<RoleGrant>()
                             join r in db.Set<Role>() on g.RoleId equals r.Id
                             join a in db.Set<Account>() on g.AccountId equals a.Id
                             where r.Name == role && a.Active
                             select a.StaffNumber!).ToListAsync(cancel);
        if (number.Length == 0)
            return holders.Count > 0 ? new List<MadeAdministrator>() : new Refusal("accounts.setup.missing", $"缺少 --{option}。", $"--{option} NUMBER is missing: nobody is {role} yet.");
        if (holders.Contains(number)) return new List<MadeAdministrator> { new(role, number, null) };

        var staff = scope.GetRequiredService<StaffAccounts>();
        string? password = null;
        if (await staff.FindAsync(number, cancel) is null)
        {
            var created = await staff.CreateAsync(number, name, process, cancel);
            if (created.IsRefused) return Result<List<MadeAdministrator>>.Refuse(created.Refusals);
            password = created.Value.Password;
        }
        var account = (await staff.FindAsync(number, cancel))!;
        var granted = await scope.GetRequiredService<GrantService>().GrantAsync(account, role, "", null, process, cancel);
        return granted.IsOk ? new List<MadeAdministrator> { new(role, number, password) } : Result<List<MadeAdministrator>>.Refuse(granted.Refusals);
    }
}
