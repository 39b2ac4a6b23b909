using Microsoft.Extensions.DependencyInjection;

namespace PublicPortal.Hosting.Modules;

/// <summary>A service that is made when it is first used: for what a hot path asks of only in rare cases.</summary>
public sealed class Later<T>(IServiceProvider services) : Lazy<T>(services.GetRequiredService<T>, LazyThreadSafetyMode.None) where T : notnull;
