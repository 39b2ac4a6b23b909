using System.Text.Json.Nodes;
using PublicPortal.Voting.Counting;
using PublicPortal.Voting.Pabulib;
using PublicPortal.Voting.Polls;

namespace PublicPortal.UnitTests.Voting;

public class PollExportTests
{
    [Theory]
    [InlineData("equalshares/add1u", "approval", "a,b,c;a,b,c;a,b;d;d;")]
    [InlineData("greedy-threshold", "knapsack", "a,b;c;d")]
    [InlineData("greedy", "points", "a=5,c=1;b=3,c=3;b=2")]
    [InlineData("greedy", "ranked", "c,a;b;b,c,a")]
    public void An_exported_poll_counts_to_its_own_result(string rule, string form, string ballots)
    {
        var record = JsonNode.Parse(PollFiles.Budget(rule, form, "a:300 b:300 c:301 d:400", ballots.Split(';'), secret: form == "points", form == "approval" ? ["d", "d"] : null, threshold: 1))!.AsObject();
        var text = new StringWriter();
        PollExport.Write(record, text);
        var file = PabulibReader.Read(new StringReader(text.ToString())).Value;
        Assert.Empty(file.Notes);
        var counted = BudgetCount.Count(file.Election, file.Rule!, file.Meta[PabulibElection.SeedKey]).Value;
        Assert.Equal(record["result"]!["budget"]!["selected"]!.AsArray().Select(s => s!.GetValue<string>()), counted.Selected.Select(p => file.Election.Projects[p].Id));
        Assert.Equal(file.Published()!.Order(), counted.Selected.Select(p => file.Election.Projects[p].Id).Order());
    }
}
