using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Persons;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.TestKit.Voting;

/// <param name="Name">As the published list has it.</param>
public sealed record Elector(Guid Account, Guid Person, string Name);

/// <summary>Made-up members, many at once: persons with accounts, without the pages of saying who one is.</summary>
public static class Electorate
{
    private const int Chunk = 1000;

    public static async Task<IReadOnlyList<Elector>> MakeAsync(IServiceProvider node, int count)
    {
        var made = new List<Elector>(count);
        foreach (var chunk in Enumerable.Range(0, count).Chunk(Chunk))
        {
            await using var scope = node.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
            foreach (var i in chunk)
            {
                var person = new Person
                {
                    Id = Ids.New(now), NameSealed = [1], MaskedName = "成*员", DocumentType = DocumentType.ResidentId, NumberSealed = [1], MaskedNumber = "4***1",
                    DocumentIndex = RandomNumberGenerator.GetBytes(32), CreatedAt = now,
                };
                person.BelongTo(Ids.New(now), hasConfirmedPhone: true);
                db.Add(person);
                made.Add(new Elector(person.AccountId!.Value, person.Id, $"成员{i + 1:0000}"));
            }
            await db.SaveChangesAsync();
            await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CompleteAsync();
        }
        return made;
    }

    /// <summary>A yes or no, simple majority, no quorum, open since an hour by the clock and by this machine's.</summary>
    public static PollPlan Motion(IReadOnlyList<Elector> members, DateTimeOffset now, TimeSpan? until = null)
    {
        var real = DateTimeOffset.UtcNow;
        var (first, last) = now < real ? (now, real) : (real, now);
        return new PollPlan(new PollSubject("test.motion", Guid.CreateVersion7(), "440304/", "/polls"), new LocalizedText("楼道里装不装感应灯？", "Put sensor lamps into the stairs?"),
            [.. members.Select(m => new PollMember(m.Person, m.Name))], new QuorumShare(0, 1, false), first.AddHours(-1), until is { } span ? now + span : last.AddDays(1))
        {
            Motion = new MotionRule(MotionMajority.Simple, OfAll: false, TieMeansAgain: false),
        };
    }

    public static async Task<Guid> AnnounceAsync(IServiceProvider node, PollPlan plan)
    {
        var announced = await node.GetRequiredService<WorkRunner>().RunAsync("test.announce", Channel.Job, async (services, process) => await services.GetRequiredService<IPolls>().AnnounceAsync(plan, process));
        return announced.IsOk ? announced.Value : throw new InvalidOperationException(string.Join("; ", announced.Refusals.Select(r => $"{r.Code} {r.Text.En}")));
    }

    public static async Task CloseAsync(IServiceProvider node, Guid poll)
    {
        var closed = await node.GetRequiredService<WorkRunner>().RunAsync("test.close", Channel.Job, async (services, process) => await services.GetRequiredService<IPolls>().CloseAsync(poll, process));
        if (closed.IsRefused) throw new InvalidOperationException(string.Join("; ", closed.Refusals.Select(r => $"{r.Code} {r.Text.En}")));
    }
}
