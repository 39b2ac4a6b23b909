using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Modules;
using PublicPortal.Kernel;
using PublicPortal.Voting.Pabulib;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting;

public sealed class VotingModule : PortalModule
{
    public override string Name => "Voting";
    public override LocalizedText Title => new("表决", "Voting");
    public override IReadOnlyList<string> DependsOn => ["Evidence", "Accounts", "Files", "Notifications"];

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddScoped<ICliVerb, CountVerb>();
        services.AddScoped<ICliVerb, VerifyPollVerb>();
    }
}
