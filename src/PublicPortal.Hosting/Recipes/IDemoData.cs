namespace PublicPortal.Hosting.Recipes;

/// <summary>A module's made-up data for a first look in Development; loaded once, in the order of the modules. Never in Production.</summary>
public interface IDemoData
{
    /// <summary>Stable: the mark that it was loaded.</summary>
    string Name { get; }
    Task LoadAsync(CancellationToken cancel);
}
