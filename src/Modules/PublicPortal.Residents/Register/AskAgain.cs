using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Persons;

namespace PublicPortal.Residents.Register;

/// <summary>Asks the register again about persons it has not answered for, few at a time, with growing pauses and an end.</summary>
internal sealed class AskAgain(PortalDbContext db, PersonStore store, RegisterDesk register, WorkRunner runner, TimeProvider clock) : IPortalJob
{
    private const int AtOnce = 50;

    public string Name => "residents.ask-register";
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var open = await db.Set<Person>().AsNoTracking().Where(p => p.RegisterNextAt != null && p.RegisterNextAt <= now)
            .OrderBy(p => p.RegisterNextAt).Take(AtOnce).ToListAsync(cancel);
        var silences = 0;
        foreach (var person in open)
        {
            var answer = await register.AskAsync(store.Name(person), person.DocumentType, store.Number(person), cancel);
            await NoteAsync(person.Id, answer, cancel);
            silences = answer == RegisterAnswer.NotYetChecked ? silences + 1 : 0;
            if (silences == 3) return;   // the register is down: the next turn will see
        }
    }

    private Task<Result> NoteAsync(Guid personId, RegisterAnswer answer, CancellationToken cancel) =>
        runner.RunAsync("residents.ask-register", Channel.Job, async (services, process) =>
        {
            await services.GetRequiredService<IPersons>().NoteRegisterAsync(personId, answer, process, cancel);
            return Result.Ok();
        }, cancel: cancel);
}
