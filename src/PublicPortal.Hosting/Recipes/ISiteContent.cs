namespace PublicPortal.Hosting.Recipes;

/// <summary>What a module brings along in <c>content/</c> and keeps up to date at every start; it must not undo what the desk has done.</summary>
public interface ISiteContent
{
    Task LoadAsync(CancellationToken cancel);
}
