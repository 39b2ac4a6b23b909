using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Migrations;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Modules;

/// <summary>
/// One module of the portal, read from five files: this class, its permissions, menu, migrations and options. The host
/// finds it by the assembly that holds it; nothing lists modules by hand.
/// </summary>
public abstract class PortalModule
{
    /// <summary>The last part of the assembly's name: <c>Residence</c>. Tables start with it in lower case.</summary>
    public abstract string Name { get; }
    public abstract LocalizedText Title { get; }

    /// <summary>Modules that must be there and come first. An architecture test compares this with the project's references.</summary>
    public virtual IReadOnlyList<string> DependsOn => [];
    public virtual ModuleMigrations? Migrations => null;
    public virtual IReadOnlyList<Permission> Permissions => [];
    public virtual IReadOnlyList<MenuEntry> Menu => [];

    /// <summary>Columns with sealed values; <c>portal keys rotate</c> seals them anew.</summary>
    public virtual IReadOnlyList<SealedColumn> SealedColumns => [];

    public virtual void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment) { }
    public virtual void ConfigureModel(ModelBuilder model) { }
    public virtual void MapEndpoints(IEndpointRouteBuilder endpoints) { }

    /// <summary>What keeps the site from starting in Production, in words for the operator; empty when all is there.</summary>
    public virtual IEnumerable<string> ProductionDefects(IConfiguration configuration) => [];

    /// <summary>Prefix of the module's tables.</summary>
    public string TablePrefix => Name.ToLowerInvariant() + "_";
}
