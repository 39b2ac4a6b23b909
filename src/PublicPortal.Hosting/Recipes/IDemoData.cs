using Microsoft.Extensions.DependencyInjection;

namespace PublicPortal.Hosting.Recipes;

/// <summary>A module's made-up data for a first look in Development; loaded once, in the order of the modules. Never in Production.</summary>
public interface IDemoData
{
    /// <summary>Stable: the mark that it was loaded.</summary>
    static abstract string Name { get; }
    Task LoadAsync(CancellationToken cancel);
}

/// <summary>A loader by its name: a start that finds all marks makes none of the loaders and of what they need.</summary>
public sealed record DemoData(string Name, Type Loader)
{
    public string Mark => $"demo.{Name}";
}

public static class DemoDataServices
{
    public static IServiceCollection AddDemoData<TLoader>(this IServiceCollection services) where TLoader : class, IDemoData =>
        services.AddScoped<TLoader>().AddSingleton(new DemoData(TLoader.Name, typeof(TLoader)));
}
