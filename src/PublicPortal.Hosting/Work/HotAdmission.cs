namespace PublicPortal.Hosting.Work;

/// <summary>
/// How many hot acts may think at once, twice as many as there are processors; the others wait without a thread. Where 256
/// people press the button in the same second, those who only read are then not number 257. Waiting for the commit is not
/// counted: that is where batches form.
/// </summary>
internal sealed class HotAdmission
{
    private readonly SemaphoreSlim places = new(2 * Environment.ProcessorCount);

    public async Task<T> RunAsync<T>(Func<Task<T>> act, CancellationToken cancel)
    {
        await places.WaitAsync(cancel);
        try { return await act(); }
        finally { places.Release(); }
    }
}
