using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Staff;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Setup;

/// <summary><c>portal staff reset NUMBER</c>: the way back in for an official, administrators too, from the server itself.</summary>
internal sealed class StaffResetVerb(WorkRunner runner) : ICliVerb
{
    public string Words => "staff reset";
    public string Usage => "NUMBER [--json]";
    public string Summary => "Gives an official a new one-time password; the old password, phone and recovery codes are void.";

    public async Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel)
    {
        if (arguments.Values is not [var number]) return CliOutcome.Usage;
        var result = await runner.RunAsync("accounts.staff-reset", Channel.Cli,
            (scope, process) => scope.GetRequiredService<StaffAccounts>().ResetAsync(number, null, byServer: true, process, cancel), cancel: cancel);
        if (result.IsRefused)
        {
            foreach (var refusal in result.Refusals) output.Note(refusal.Text.En);
            output.Result(new { refused = result.Refusals.Select(r => r.Code) });
            return CliOutcome.Refused;
        }
        output.Result(new { number = result.Value.Number, oneTimePassword = result.Value.Password, until = result.Value.Until },
            $"{result.Value.Number}: one-time password {result.Value.Password}, good until {ChinaTime.Local(result.Value.Until):yyyy-MM-dd HH:mm}");
        return CliOutcome.Done;
    }
}
