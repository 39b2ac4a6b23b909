using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Outlines;

internal static class OutlineServices
{
    public static void Add(IServiceCollection services, IHostEnvironment environment)
    {
        services.AddScoped<IOutlines, OutlineQueries>();
        services.AddScoped<OutlineWriter>();
        services.AddScoped<OutlineImport>();
        services.AddScoped<ICliVerb, OutlineVerb>();
        if (environment.IsDevelopment()) services.AddDemoData<DemoOutlines>();   // after the places
    }
}
