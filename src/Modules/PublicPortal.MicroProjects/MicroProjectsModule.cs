using PublicPortal.Hosting.Modules;
using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects;

public sealed class MicroProjectsModule : PortalModule
{
    public override string Name => "MicroProjects";
    public override LocalizedText Title => new("民生微实事", "Micro-projects");
    public override IReadOnlyList<string> DependsOn => ["Evidence", "Accounts", "Files", "Notifications", "Content", "Workflows", "Places", "Residents", "Voting", "Council"];
}
