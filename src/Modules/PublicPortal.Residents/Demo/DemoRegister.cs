using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Register;

namespace PublicPortal.Residents.Demo;

/// <summary>
/// The register of the made-up district. It agrees with the people of <c>people.json</c> unless they are marked
/// otherwise, disagrees when their number comes with another name, agrees with every other valid number of the made-up
/// county (so that a newcomer may invent people), and does not know anybody else.
/// </summary>
internal sealed class DemoRegister(DemoPeople people) : IIdentityRegister
{
    public async Task<RegisterAnswer> AskAsync(string name, DocumentType type, string number, CancellationToken cancel)
    {
        if (people.Find(type, number) is { } person)
        {
            switch (person.Register)
            {
                case DemoAnswer.TimesOut:
                    await Task.Delay(Timeout.Infinite, cancel);
                    return RegisterAnswer.NotYetChecked;
                case DemoAnswer.Unknown:
                    return RegisterAnswer.Unknown;
                case DemoAnswer.Disagrees:
                    return RegisterAnswer.Disagrees;
                default:
                    return string.Equals(person.Name, name, StringComparison.OrdinalIgnoreCase) ? RegisterAnswer.Agrees : RegisterAnswer.Disagrees;
            }
        }
        return type == DocumentType.ResidentId && number.StartsWith(DemoPeople.County, StringComparison.Ordinal) ? RegisterAnswer.Agrees : RegisterAnswer.Unknown;
    }
}
