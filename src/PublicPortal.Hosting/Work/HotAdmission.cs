using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data.GroupCommit;

namespace PublicPortal.Hosting.Work;

/// <summary>
/// How many hot acts may think at once, twice as many as there are processors; the others wait without a thread, before
/// anything is asked of the database for them. Where 256 people press the button in the same second, those who only read are
/// then not number 257. Waiting for the commit is not counted: that is where batches form.
/// </summary>
internal sealed class HotAdmission(ExpressLane express, HotTraffic traffic)
{
    private readonly SemaphoreSlim places = new(2 * Environment.ProcessorCount);

    /// <summary>An act on its way to the group commit; it holds a place once there is one.</summary>
    private sealed class Visit(SemaphoreSlim places, HotTraffic traffic)
    {
        private int gone, left;
        public bool HasPlace { get; set; }

        /// <summary>Hands its rows over, or has none.</summary>
        public void Go()
        {
            if (Interlocked.Exchange(ref gone, 1) == 0) traffic.Go();
        }

        public void Leave()
        {
            Go();
            if (HasPlace && Interlocked.Exchange(ref left, 1) == 0) places.Release();
        }
    }

    /// <summary>Lets the request of a hot act in when there is a place; other requests pass.</summary>
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (!IsHot(http))
        {
            await next(http);
            return;
        }
        // Whoever sends a form byte by byte does so outside.
        try { await http.Request.ReadFormAsync(http.RequestAborted); }
        catch (InvalidDataException) { }   // refused where it is read again
        RequestArrival.Note(http);
        traffic.Come();
        var visit = new Visit(places, traffic);
        http.Items[typeof(Visit)] = visit;
        try
        {
            if (await express.TryAsync(http)) return;
            await places.WaitAsync(http.RequestAborted);
            visit.HasPlace = true;
            await Task.Yield();   // to the end of the line of all requests: else a place left is taken up before what waited longer
            await next(http);
        }
        finally { visit.Leave(); }
    }

    /// <summary>The act is thought through; what is left is waiting for its commit.</summary>
    public static void Leave(HttpContext http) => (http.Items[typeof(Visit)] as Visit)?.Leave();

    /// <summary>The rows of an act without a place are handed over now.</summary>
    public static void Go(HttpContext http) => (http.Items[typeof(Visit)] as Visit)?.Go();

    public static bool IsInside(HttpContext http) => http.Items.ContainsKey(typeof(Visit));

    /// <summary>Longer forms than a hot page has are not read before it is known who sends them.</summary>
    private const int LongestForm = 64 * 1024;

    private static bool IsHot(HttpContext http) => HttpMethods.IsPost(http.Request.Method) && http.Request is { HasFormContentType: true, ContentLength: <= LongestForm }
        && !http.Request.Query.ContainsKey(UnitOfWorkFilter.Again)
        && http.GetEndpoint()?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page
        && page.HandlerMethods.Any(handler => handler.MethodInfo.IsDefined(typeof(HotAttribute), inherit: false));
}

public static class HotRequests
{
    /// <summary>The request is a hot act: what can wait for the page after it, waits.</summary>
    public static bool IsHotAct(this HttpContext http) => HotAdmission.IsInside(http);

    /// <summary>The request is on the express lane, hundreds beside it: what it asks the database is asked together with theirs (<see cref="Data.GroupCommit.GatheredRead{TKey,TRow}"/>).</summary>
    public static bool IsExpress(this HttpContext http) => ExpressLane.IsOn(http);

    /// <summary>After routing, which tells what is hot; before anything that asks the database who is there.</summary>
    internal static void UseHotAdmission(this WebApplication app)
    {
        var admission = app.Services.GetRequiredService<HotAdmission>();
        app.Use(next => http => admission.InvokeAsync(http, next));
    }
}
