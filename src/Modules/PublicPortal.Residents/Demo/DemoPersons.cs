using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Demo;

/// <summary>
/// The made-up people whom the portal knows already, joined with their accounts. The others stay unknown, so that their
/// first declaration shows what the register does with them.
/// </summary>
internal sealed class DemoPersons(DemoPeople people, WorkRunner runner) : IDemoData
{
    /// <summary>Provider of the outside ids that made-up residents have.</summary>
    private const string Provider = "demo";

    public static string Name => "residents";

    public Task LoadAsync(CancellationToken cancel) => runner.RunAsync("residents.demo", Channel.Job, async (services, process) =>
    {
        var persons = services.GetRequiredService<IPersons>();
        var accounts = services.GetRequiredService<IExternalSignIn>();
        foreach (var person in people.All.Where(p => p.IsKnown))
        {
            var account = await accounts.FindOrCreateAsync(Provider, person.Key, process, cancel);
            var made = await persons.IdentifyAsync(person.Name, person.Type, person.Number, account, process, cancel);
            if (made.IsRefused) throw new InvalidDataException($"people.json: {person.Key}: {made.Refusals[0].Code}");
            if (person.Register == DemoAnswer.Agrees) await persons.NoteRegisterAsync(made.Value.Id, RegisterAnswer.Agrees, process, cancel);
        }
        return Result.Ok();
    }, cancel: cancel);
}
