using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PublicPortal.Hosting.PublicPages;

/// <summary>The answer of a page that is rendered for the memory, not for a socket. Runs the callbacks that a server would run.</summary>
internal sealed class CapturedResponse : IHttpResponseFeature, IAsyncDisposable
{
    private readonly Stack<(Func<object, Task> Call, object State)> onStarting = new(), onCompleted = new();
    private readonly MemoryStream buffer = new();

    public CapturedResponse() => Content = new StreamResponseBodyFeature(buffer);

    public StreamResponseBodyFeature Content { get; }
    public int StatusCode { get; set; } = StatusCodes.Status200OK;
    public string? ReasonPhrase { get; set; }
    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();
    public bool HasStarted { get; private set; }

    Stream IHttpResponseFeature.Body
    {
        get => Content.Stream;
        set => throw new NotSupportedException("Use IHttpResponseBodyFeature.");
    }

    public void OnStarting(Func<object, Task> callback, object state) => onStarting.Push((callback, state));
    public void OnCompleted(Func<object, Task> callback, object state) => onCompleted.Push((callback, state));

    /// <summary>The bytes, after the last callback that may still add a header.</summary>
    public async Task<byte[]> FinishAsync()
    {
        while (onStarting.TryPop(out var callback)) await callback.Call(callback.State);
        HasStarted = true;
        await Content.CompleteAsync();
        return buffer.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        while (onCompleted.TryPop(out var callback)) await callback.Call(callback.State);   // the scope of the services among them
        await buffer.DisposeAsync();
    }
}
