using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Demo;

namespace PublicPortal.Residence.Pages.Dev.Residence;

/// <summary>演示案例: for each rule who signs in, which plate to open, what to type.</summary>
internal sealed class CasesModel(PortalContent content, IHostEnvironment environment) : PortalPageModel
{
    public IActionResult OnGet() => environment.IsDevelopment() ? Page() : NotFound();

    public MadeUpPerson Person(string key) => MadeUp.Known(content, key);

    /// <summary>Signs in first, then opens the plate.</summary>
    public static string Start(DemoCase demo) => "/dev/people?return=" + Uri.EscapeDataString(demo.Path);
}
