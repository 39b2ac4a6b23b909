using Microsoft.Extensions.Logging.Abstractions;
using PublicPortal.Data.GroupCommit;
using Xunit;

namespace PublicPortal.UnitTests.Data;

public class CommitterTests
{
    private static readonly TimeSpan ForEver = TimeSpan.FromHours(1);

    [Fact]
    public async Task Act_WhileOthersAreOnTheirWay_IsWrittenTogetherWithThem()
    {
        var (traffic, writer) = (new HotTraffic(), new Writer());
        await using var committer = new Committer(writer, traffic, NullLogger<Committer>.Instance, ForEver);
        traffic.Come();
        var first = committer.WriteAsync(new WriteSet([]));
        var second = committer.WriteAsync(new WriteSet([]));
        Assert.False(first.IsCompleted || second.IsCompleted);   // for ever, but for the one on its way
        traffic.Go();
        var last = committer.WriteAsync(new WriteSet([]));
        await Task.WhenAll(first, second, last);
        Assert.Equal([3], writer.Batches);
    }

    [Fact]
    public async Task Act_ThatComesAlone_WaitsForNobody()
    {
        var writer = new Writer();
        await using var committer = new Committer(writer, new HotTraffic(), NullLogger<Committer>.Instance, ForEver);
        await committer.WriteAsync(new WriteSet([]));
        await committer.WriteAsync(new WriteSet([]));
        Assert.Equal([1, 1], writer.Batches);
    }

    [Fact]
    public async Task Act_WhoseFollowersNeverCome_IsWrittenAfterAMoment()
    {
        var (traffic, writer) = (new HotTraffic(), new Writer());
        await using var committer = new Committer(writer, traffic, NullLogger<Committer>.Instance, TimeSpan.FromMilliseconds(1));
        traffic.Come();
        await committer.WriteAsync(new WriteSet([]));
        Assert.Equal([1], writer.Batches);
    }

    private sealed class Writer : IBatchWriter
    {
        public List<int> Batches { get; } = [];
        public int Connections => 1;

        public Task<IReadOnlyCollection<WriteSet>> WriteAsync(IReadOnlyList<WriteSet> acts)
        {
            Batches.Add(acts.Count);
            return Task.FromResult<IReadOnlyCollection<WriteSet>>([]);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
