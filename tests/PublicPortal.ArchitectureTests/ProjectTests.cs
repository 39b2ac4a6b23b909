using System.Xml.Linq;
using PublicPortal.ArchitectureTests.Rules;
using PublicPortal.TestKit;

namespace PublicPortal.ArchitectureTests;

public class ProjectTests
{
    [Fact]
    public void Modules_are_found()
    {
        Assert.Contains(Portal.ModuleProjects, project => project.Name == "Residence");
        Assert.All(Portal.ModuleProjects, project => Assert.NotNull(Portal.AssemblyOf(project)));
    }

    [Fact]
    public void Modules_refer_only_to_what_lies_below() => Assert.Empty(ProjectRules.ModuleArrows(Portal.ModuleProjects));

    [Theory]
    [InlineData("Places", "Residents", "Places must not refer to Residents.")]           // up among civic modules
    [InlineData("Residence", "OneWindow", "Residence must not refer to OneWindow.")]
    [InlineData("Accounts", "Places", "Accounts must not refer to Places.")]             // platform to civic
    [InlineData("Residents", "WeChat", "Residents must not refer to WeChat.")]           // to the edge
    [InlineData("Notifications", "WeChat", "Notifications must not refer to WeChat.")]
    [InlineData("WeChat", "Residents", "WeChat must not refer to Residents.")]           // edge to civic
    [InlineData("Council", "Insight", "Council must not refer to Insight.")]
    [InlineData("Evidence", "Web", "Evidence must not refer to Web.")]
    [InlineData("Voting", "Theme.Resident", "Voting must not refer to Theme.Resident.")]
    [InlineData("Residents", "Kernel", "Residents must not refer to Kernel.")]           // comes with Hosting; one way is enough
    [InlineData("Scores", "Residents", "Scores stands on no floor.")]
    public void A_wrong_arrow_is_found(string module, string target, string violation) =>
        Assert.Equal([violation], ProjectRules.ModuleArrows([Planted(module, target)]));

    [Theory]
    [InlineData("MicroProjects", "Council")]
    [InlineData("Insight", "OneWindow")]
    [InlineData("WeChat", "Notifications")]
    [InlineData("Files", "Evidence")]
    public void A_right_arrow_is_none(string module, string target) => Assert.Empty(ProjectRules.ModuleArrows([Planted(module, target)]));

    [Fact]
    public void The_ground_refers_only_to_what_lies_below()
    {
        var ground = ProjectFile.Find("src").Where(project => Portal.ModuleProjects.All(module => module.Name != project.Name)).Concat(ProjectFile.Find("themes"));
        Assert.Empty(ProjectRules.GroundArrows(ground));
    }

    [Theory]
    [InlineData("Kernel", "Data")]
    [InlineData("Data", "Hosting")]
    [InlineData("Hosting", "Accounts")]
    [InlineData("Web", "Accounts")]         // the host names nothing
    [InlineData("Theme.Desk", "Residence")]
    [InlineData("Shared", "Kernel")]
    public void A_wrong_arrow_of_the_ground_is_found(string project, string target) =>
        Assert.Single(ProjectRules.GroundArrows([Planted(project, target)]));

    [Fact]
    public void Modules_say_what_they_depend_on()
    {
        var projects = Portal.ModuleProjects.ToDictionary(project => project.Name);
        Assert.NotEmpty(Portal.Modules);
        Assert.Empty(Portal.Modules.SelectMany(module => ProjectRules.Dependencies(projects[module.Name], module.DependsOn)));
    }

    [Fact]
    public void A_dependency_that_is_not_said_or_not_there_is_found()
    {
        Assert.Equal(["Residence refers to Places but does not say so in DependsOn."], ProjectRules.Dependencies(Planted("Residence", "Places"), []));
        Assert.Equal(["Residence depends on Places but does not refer to it."], ProjectRules.Dependencies(Planted("Residence", "Hosting"), ["Places"]));
    }

    [Fact]
    public void Internals_are_open_to_tests_alone()
    {
        var shared = ProjectFile.Read("Modules", File.ReadAllText(Repository.PathOf("src/Modules/Directory.Build.props")));
        Assert.NotEmpty(shared.Friends);
        Assert.Empty(ProjectRules.Friends([.. Portal.ModuleProjects, shared]));
        Assert.Single(ProjectRules.Friends([ProjectFile.Read("Residents", "<Project><InternalsVisibleTo Include=\"PublicPortal.Residence\" /></Project>")]));
    }

    /// <summary>The planted violation goes the whole way through the project's text.</summary>
    private static ProjectFile Planted(string name, string target) => ProjectFile.Read(name, new XElement("Project", new XElement("ItemGroup",
        new XElement("ProjectReference", new XAttribute("Include", $"..\\PublicPortal.{target}/PublicPortal.{target}.csproj")))).ToString());
}
