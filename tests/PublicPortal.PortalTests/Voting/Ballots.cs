using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Sites;
using PublicPortal.TestKit.Voting;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.PortalTests.Voting;

/// <summary>Members who vote through the pages; for secret ballots the test does what the device would.</summary>
internal static class Ballots
{
    public const string Choice = "Choice", Commitment = "_commitment", Sealed = "_sealed";

    public static PortalBrowser SignIn(this PortalSite site, Elector elector) => site.SignInAs(TestUser.Resident(elector.Account));

    public static async Task<PageForm> FormAsync(this PortalBrowser browser, Guid poll) => (await browser.GetAsync($"/votes/{poll}")).Form("form#vote, form#secret");

    /// <summary>The answer to the press of the button, without following it.</summary>
    public static async Task<HttpStatusCode> CastAsync(this PortalBrowser browser, Guid poll, string choice)
    {
        var form = (await browser.FormAsync(poll)).Fill(Choice, choice);
        using var answer = await browser.Http.SendAsync(form.Request());
        return answer.StatusCode;
    }

    /// <summary>What a device makes of a vote.</summary>
    public static async Task<(string Commitment, string Sealed)> PrepareAsync(PortalSite site, Guid poll, string choice, string phrase = "")
    {
        var (hash, key) = await site.InScopeAsync(async s =>
        {
            var found = await s.GetRequiredService<PortalDbContext>().Set<Poll>().AsNoTracking().Where(p => p.Id == poll).Select(p => new { p.ManifestHash, p.Manifest }).FirstAsync();
            return (found.ManifestHash, JsonNode.Parse(found.Manifest)!["pollKey"]!.GetValue<string>());
        });
        var opening = SecretBallots.Opening(new JsonObject { ["choice"] = new JsonArray(choice), ["phrase"] = phrase, ["r"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) });
        var c = SecretBallots.Commitment(hash, opening);
        return (c, SecretBallots.Seal(key, hash, c, opening));
    }

    /// <returns>The commitment.</returns>
    public static async Task<string> CastSecretAsync(this PortalBrowser browser, PortalSite site, Guid poll, string choice, string phrase = "")
    {
        var (c, closed) = await PrepareAsync(site, poll, choice, phrase);
        var page = await browser.SendAsync((await browser.FormAsync(poll)).Forge(Commitment, c).Forge(Sealed, closed).Request());
        Assert.True(page.Status == HttpStatusCode.OK && page.Text.Contains("receipt", StringComparison.Ordinal), $"{page}: {page.Text}");
        return c;
    }

    /// <summary>Ids of this poll by person.</summary>
    public static Task<Dictionary<Guid, string>> MemberIdsAsync(PortalSite site, Guid poll) => site.InScopeAsync(s =>
        s.GetRequiredService<PortalDbContext>().Set<PollVoter>().AsNoTracking().Where(v => v.PollId == poll).ToDictionaryAsync(v => v.PersonId, v => v.Member));

    public static Task<(int Marks, int Ballots)> CountAsync(PortalSite site, Guid poll) => site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        return (await db.Set<PollMark>().CountAsync(m => m.PollId == poll), await db.Set<OpenBallot>().CountAsync(b => b.PollId == poll) + await db.Set<SecretBallot>().CountAsync(b => b.PollId == poll));
    });
}
