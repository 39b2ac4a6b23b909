using PublicPortal.Hosting.Modules;
using PublicPortal.Kernel;

namespace PublicPortal.Council;

public sealed class CouncilModule : PortalModule
{
    public override string Name => "Council";
    public override LocalizedText Title => new("居民议事会", "Residents' council");
    public override IReadOnlyList<string> DependsOn => ["Evidence", "Accounts", "Files", "Notifications", "Content", "Workflows", "Places", "Residents", "Voting"];
}
