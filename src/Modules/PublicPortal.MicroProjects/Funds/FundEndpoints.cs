using PublicPortal.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Imports;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.MicroProjects.Proposals;

namespace PublicPortal.MicroProjects.Funds;

/// <summary>The year's account as a table to compute with.</summary>
internal static class FundEndpoints
{
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/funds/{code}/{year:int}/account.csv", Reads, CsvAsync).Allow(Access.Public).KeepAsPublicPage(new PublicPageAttribute(ProposalQueries.AllTag)).ExcludeFromDescription();
        endpoints.MapMethods("/funds/{code}/{year:int}/account.json", Reads, JsonAsync).Allow(Access.Public).KeepAsPublicPage(new PublicPageAttribute(ProposalQueries.AllTag)).ExcludeFromDescription();
    }

    private static async Task<IResult> CsvAsync(string code, int year, FundQueries funds, CancellationToken cancel)
    {
        if (code.Length > 40 || await funds.AccountAsync(code, year, cancel) is not { } account) return Results.NotFound();
        using var output = new MemoryStream();
        await using (var csv = new CsvExport(output))
        {
            csv.Row("community", "year", "project", "title", "standing", "approved_yuan", "contract_yuan", "spent_yuan", "returned_yuan");
            foreach (var line in account.Lines)
                csv.Row(account.CommunityCode, $"{account.Year}", line.Number, line.Title, line.Standing.ToString(), Yuan.Plain(line.Approved), Yuan.Plain(line.Committed), Yuan.Plain(line.Spent), line.Returned is { } returned ? Yuan.Plain(returned) : "");
            csv.Row(account.CommunityCode, $"{account.Year}", "total", "", "", Yuan.Plain(account.Approved), Yuan.Plain(account.Committed), Yuan.Plain(account.Spent), "");
            csv.Row(account.CommunityCode, $"{account.Year}", "given", "", "", Yuan.Plain(account.Given), "", "", "");
            await csv.FlushAsync();
        }
        return Results.File(output.ToArray(), "text/csv; charset=utf-8", $"fund-{account.CommunityCode}-{account.Year}.csv");
    }

    private static async Task<IResult> JsonAsync(string code, int year, FundQueries funds, CancellationToken cancel)
    {
        if (code.Length > 40 || await funds.AccountAsync(code, year, cancel) is not { } account) return Results.NotFound();
        return Results.Json(new
        {
            community = account.CommunityCode, name = account.CommunityName, account.Year, currency = "CNY", unit = "fen",
            account.Given, account.Approved, account.Committed, account.Spent, account.Left,
            projects = account.Lines.Select(l => new { l.Id, l.Number, l.Title, standing = l.Standing.ToString(), l.Approved, l.Committed, l.Spent, l.Returned }),
        });
    }
}
