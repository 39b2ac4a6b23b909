using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence;

/// <summary>What residence shows on the home page of a person.</summary>
internal sealed class ResidenceHome(DeclarationQueries queries, LandlordService landlords, IPlaces places) : IHomeSlot
{
    public async Task<IReadOnlyList<HomeItem>> WaitingAsync(Guid accountId, CancellationToken cancel)
    {
        var items = new List<HomeItem>();
        foreach (var line in await queries.OfAccountAsync(accountId, cancel))
            if (line.Declaration is { IsWithOther: true, IsOpen: true, ObjectedAt: null })
                items.Add(new HomeItem(new("有人替您申报了住处", "Someone declared a home for you"), new(line.OwnAddress, line.OwnAddress),
                    $"/my/residence/{line.Declaration.Id}", "people", line.Declaration.SubmittedAt, Act: new("看看对不对", "See whether it is right")));
            else if (line.Declaration.IsStillAsked)
                items.Add(new HomeItem(new("您还住在这里吗？", "Do you still live here?"), new(line.OwnAddress, line.OwnAddress),
                    $"/my/residence/{line.Declaration.Id}/still", "home", line.Declaration.StillAskedAt!.Value, Act: new("点一下回答", "Answer with one tap")));
            else if (line.Declaration.State == DeclarationState.Doubtful && !line.Declaration.IsWithOther)
                items.Add(new HomeItem(new($"{line.Address}的申报差一步", $"Your declaration for {line.Address} needs one more step"),
                    ReviewRuleText.Of(line.Declaration.OpenDoubts.First().Rule).Says, $"/my/residence/{line.Declaration.Id}", "warning", line.Declaration.SubmittedAt,
                    Act: new("看看怎么办", "See how to settle it")));
        var asked = await landlords.WaitingAsync(accountId, cancel);
        var where = await places.FindDwellingsAsync([.. asked.Select(a => a.DwellingId).Distinct()], cancel);
        foreach (var question in asked)
            items.Add(new HomeItem(new("有人申报住在您的房屋", "Someone declared living in your home"),
                new(where[question.DwellingId].Address, where[question.DwellingId].Address), $"/residence/landlord/{question.Id}", "key", question.AskedAt,
                ChinaTime.Date(question.SilenceCountsAt).AddDays(-1), new("去核对", "Answer")));
        return items;
    }

    public async Task<IReadOnlyList<HomeItem>> LatelyAsync(Guid accountId, CancellationToken cancel) =>
    [
        .. (await queries.OfAccountAsync(accountId, cancel)).Take(5).Select(line => new HomeItem(
            DeclarationTexts.State(line.Declaration.State), new(line.OwnAddress, line.OwnAddress),
            $"/my/residence/{line.Declaration.Id}", "home", line.Declaration.DecidedAt ?? line.Declaration.SubmittedAt)),
    ];
}
