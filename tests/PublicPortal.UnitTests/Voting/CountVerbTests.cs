using System.Text.Json;
using PublicPortal.Hosting.Cli;
using PublicPortal.Voting.Pabulib;

namespace PublicPortal.UnitTests.Voting;

public sealed class CountVerbTests : IDisposable
{
    private const string Minority = """
        META
        key;value
        budget;1000
        vote_type;approval
        rule;greedy
        PROJECTS
        project_id;cost
        a;300
        b;301
        c;302
        d;400
        VOTES
        voter_id;vote
        1;a,b,c
        2;a,b,c
        3;a,b,c
        4;a,b,c
        5;a,b,c
        6;a,b,c
        7;d
        8;d
        9;d
        10;d
        """;

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    private async Task<(CliOutcome Outcome, string Output, string Errors)> RunAsync(string text, params string[] options)
    {
        await File.WriteAllTextAsync(file, text);
        var (output, errors) = (new StringWriter(), new StringWriter());
        var verb = new CountVerb();
        var outcome = await verb.RunAsync(new CliArguments([file, .. options], [.. verb.OptionsWithValue]), new CliOutput(output, errors, json: false), default);
        return (outcome, output.ToString(), errors.ToString());
    }

    [Fact]
    public async Task The_rule_of_the_file_counts_unless_one_is_named()
    {
        var (outcome, output, _) = await RunAsync(Minority);
        Assert.Equal(CliOutcome.Done, outcome);
        using var greedy = JsonDocument.Parse(output);
        Assert.Equal("""{"rule":"greedy","selected":["a","b","c"],"cost":903,"budget":1000,"ties":[{"among":["a","b","c"],"chosen":"a","by":"cost","inResult":true}]}""",
            JsonSerializer.Serialize(greedy.RootElement).Replace("\\u0022", "\"", StringComparison.Ordinal));
        using var shares = JsonDocument.Parse((await RunAsync(Minority, "--rule", "equal-shares")).Output);
        Assert.Equal("equalshares", shares.RootElement.GetProperty("rule").GetString());
        Assert.Equal(["a", "d"], shares.RootElement.GetProperty("selected").EnumerateArray().Select(e => e.GetString()!));   // 299 are left to the six
        using var add1 = JsonDocument.Parse((await RunAsync(Minority, "--rule", "equal-shares", "--completion", "add1u", "--comparison")).Output);
        Assert.Equal("equalshares/add1u-comparison", add1.RootElement.GetProperty("rule").GetString());
        Assert.Equal(5, add1.RootElement.EnumerateObject().Count());
    }

    [Theory]
    [InlineData("--rule", "borda")]
    [InlineData("--completion", "most")]
    [InlineData("--completion", "add1")]        // the file's rule is greedy: nothing to complete
    [InlineData("--complation", "add1")]
    [InlineData("--threshold", "many")]
    public async Task Options_that_make_no_sense_are_a_usage_error(string option, string value) =>
        Assert.Equal(CliOutcome.Usage, (await RunAsync(Minority, option == "--complation" ? [$"{option}={value}"] : [option, value])).Outcome);

    [Fact]
    public async Task A_broken_file_is_refused_with_its_line_in_both_languages()
    {
        var (outcome, output, errors) = await RunAsync(Minority.Replace("c;302", "c;three", StringComparison.Ordinal));
        Assert.Equal((CliOutcome.Refused, ""), (outcome, output));
        Assert.Contains("第 10 行", errors, StringComparison.Ordinal);
        Assert.Contains("Line 10", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_cannot_be_computed_is_refused()
    {
        Assert.Equal(CliOutcome.Refused, (await RunAsync(Minority.Replace("rule;greedy", "rule;greedy-custom", StringComparison.Ordinal))).Outcome);
        Assert.Equal(CliOutcome.Refused, (await RunAsync(Minority, "--rule", "greedy-threshold")).Outcome);
        Assert.Equal(CliOutcome.Done, (await RunAsync(Minority, "--rule", "greedy-threshold", "--threshold", "5")).Outcome);
    }
}
