using System.Text;
using PublicPortal.Kernel;
using PublicPortal.Voting.Counting;
using PublicPortal.Voting.Pabulib;

namespace PublicPortal.UnitTests.Voting;

public class PabulibTests
{
    private const string Good = """"
        META
        key;value
        description;"Lanes; and ""benches"""
        budget;1000
        vote_type;approval
        rule;equalshares/add1
        num_projects;3
        num_votes;4
        PROJECTS
        project_id;cost;name;selected
        a;600;Lane;1
        b-2;400;"Bench; ""long"" one";1
        c;300;树;0
        VOTES
        voter_id;vote
        v1;a,b-2
        v2;a
        v3;a, c
        v4;
        """";

    private static Result<PabulibElection> Read(string text) => PabulibReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string Replaced(string old, string text)
    {
        Assert.Contains(old, Good, StringComparison.Ordinal);
        return Good.Replace(old, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_read()
    {
        var file = Read(Good).Value;
        Assert.Equal("Lanes; and \"benches\"", file.Meta["description"]);
        Assert.Equal("Bench; \"long\" one", file.Rows[1][2]);
        Assert.Equal([3L, 1, 1], file.Election.Votes);
        Assert.Equal(4, file.Election.Voters);   // the empty vote is a voter
        Assert.Equal("equalshares/add1", file.Rule!.Name);
        Assert.Equal(["a", "b-2"], file.Published()!.Order());
        Assert.Empty(file.Notes);
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("\uFEFF", "\r\n")]
    [InlineData("\n\n", "\n\n")]
    [InlineData("", "\r")]
    public void Marks_and_line_ends_do_not_matter(string before, string end)
    {
        var file = Read(before + Good.ReplaceLineEndings(end) + end).Value;
        Assert.Equal([3L, 1, 1], file.Election.Votes);
        Assert.Equal(1000, file.Election.Budget);
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_case()
    {
        var file = Read("meta\nkey; value\nbudget; 10\nvote_type; Approval\nProjects\nname;COST;selected;Project_ID;\nx; 4 ;1; a ;\ny;5;0;b;;\nvotes\nage;vote;voter_id\n34; a , b ;1\n;b;2").Value;
        Assert.Equal([1L, 2], file.Election.Votes);
        Assert.Equal(["a"], file.Published()!);
        Assert.Null(file.Rule);
    }

    [Fact]
    public void Decimals_make_a_finer_unit()
    {
        var file = Read("META\nbudget;100.00\nvote_type;approval\nPROJECTS\nproject_id;cost\na;33.35\nb;66.650\nVOTES\nvoter_id;vote\n1;a,b").Value;
        Assert.Equal((10_000L, 100L, 2), (file.Election.Budget, file.Election.Unit, file.Decimals));
        Assert.Equal([3335L, 6665], file.Election.Projects.Select(p => p.Cost));
        Assert.Equal("a b", Elections.Winners(file.Election, "greedy"));   // together the fund to the cent
    }

    [Fact]
    public void Points_ranks_and_single_choices_are_read()
    {
        const string head = "META\nbudget;100\nvote_type;{0}\nmax_length;2\nPROJECTS\nproject_id;cost\na;50\nb;60\nc;40\nVOTES\nvoter_id;vote;points\n{1}";
        Assert.Equal([3.5m, 1m, 0m], Read(string.Format(null, head, "cumulative", "1;a,b;3,1\n2;a;0.5")).Value.Election.Scores);
        Assert.Equal([2m, 3m, 1m], Read(string.Format(null, head, "ordinal", "1;a,b;\n2;b,c;")).Value.Election.Scores);
        Assert.Equal([1m, 1m, 0m], Read(string.Format(null, head, "choose-1", "1;a;\n2;b;")).Value.Election.Scores);
        Assert.Equal("voting.pabulib.one-only", Read(string.Format(null, head, "choose-1", "1;a,b;")).Refusals.Single().Code);
        Assert.Equal("voting.pabulib.points-differ", Read(string.Format(null, head, "scoring", "1;a,b;3")).Refusals.Single().Code);
    }

    public static TheoryData<string, string, string, int> Broken => new()
    {
        { "budget;1000", "budget;", "not-a-number", 4 }, { "budget;1000", "budget;1.000,00", "not-a-number", 4 }, { "budget;1000", "budget;-5", "not-positive", 4 }, { "budget;1000", "budget;0", "not-positive", 4 },
        { "budget;1000\n", "", "key-missing", 13 }, { "vote_type;approval", "vote_type;guess", "type-unknown", 5 }, { "vote_type;approval\n", "", "key-missing", 14 }, { "rule;", "budget;7\nrule;", "key-twice", 6 },
        { "a;600", "a;0", "not-positive", 11 }, { "a;600", "a;-600", "not-positive", 11 }, { "a;600", "a;1001", "above-fund", 11 }, { "a;600", "a;6oo", "not-a-number", 11 }, { "a;600", "a;600.1234567", "too-fine", 11 }, { "c;300", ";300", "id-missing", 13 },
        { "c;300", "a;300", "project-twice", 13 }, { "project_id;cost", "project;cost", "column-missing", 10 }, { "project_id;cost;name", "project_id;cost;Cost", "column-twice", 10 }, { "c;300;树;0", "c;300;树;0;more", "too-many-fields", 13 },
        { "voter_id;vote", "voter_id;votes", "column-missing", 15 }, { "v2;a", "v1;a", "voter-twice", 17 }, { "v2;a", ";a", "id-missing", 17 }, { "v2;a", "v2;x", "project-unknown", 17 }, { "v2;a", "v2;a,a", "named-twice", 17 },
        { "v2;a", "v2;a,,c", "empty-name", 17 }, { "v2;a", "v2;a,", "empty-name", 17 }, { "v2;a", "v2;\"a", "unclosed", 17 }, { "num_votes;4", "num_votes;5", "count-differs", 8 }, { "num_projects;3", "num_projects;2", "count-differs", 7 },
        { "META\n", "", "no-section", 1 }, { "PROJECTS\n", "", "section-early", 13 }, { "VOTES\n", "VOTES\nvoter_id;vote\nPROJECTS\n", "section-twice", 16 }, { "VOTES\nvoter_id;vote\nv1;a,b-2\nv2;a\nv3;a, c\nv4;", "", "section-missing", 13 },
        { "voter_id;vote\nv1;a,b-2\nv2;a\nv3;a, c\nv4;", "", "column-missing", 14 },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_file_is_refused_with_its_line(string old, string text, string code, int line)
    {
        var refusal = Read(Replaced(old, text)).Refusals.Single();
        Assert.Equal($"voting.pabulib.{code}", refusal.Code);
        Assert.StartsWith($"第 {line} 行：", refusal.Text.Zh, StringComparison.Ordinal);
        Assert.StartsWith($"Line {line}: ", refusal.Text.En, StringComparison.Ordinal);
        Assert.DoesNotContain("{", refusal.Text.Zh + refusal.Text.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("key;value")]
    [InlineData("META")]
    [InlineData("META\nbudget;1\nPROJECTS")]
    [InlineData("\0\0;\u0001")]
    public void What_is_no_such_file_is_refused(string text) => Assert.True(Read(text).IsRefused);

    [Fact]
    public void Any_file_cut_off_anywhere_is_refused_or_read_but_never_breaks()
    {
        for (var length = 0; length < Good.Length; length++)
        {
            var read = Read(Good[..length]);
            if (length < Good.Length - 3) Assert.True(read.IsRefused, $"{length}");   // only the last, empty vote can be shortened unseen
        }
    }

    [Fact]
    public void Claimed_votes_that_the_ballots_do_not_hold_are_noted()
    {
        var file = Read(Replaced("project_id;cost;name;selected\na;600;Lane;1", "project_id;cost;votes;selected\na;600;7;1").Replace("\"Bench; \"\"long\"\" one\"", "1", StringComparison.Ordinal).Replace("树", "1", StringComparison.Ordinal)).Value;
        Assert.Contains("Line 11", Assert.Single(file.Notes).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Projects_above_the_fund_count_as_others_published_them_when_asked()
    {
        var text = Replaced("a;600", "a;1001");
        var file = PabulibReader.Read(new StringReader(text), aboveFund: true).Value;
        Assert.Equal("", Elections.Winners(file.Election, "greedy-no-skip"));
        Assert.Equal(["b-2", "c"], Elections.Winners(file.Election, "greedy").Split(' ').Order());
    }

    [Fact]
    public void What_is_written_reads_the_same()
    {
        var text = new StringWriter();
        PabulibWriter.Write(text, new Dictionary<string, string> { ["description"] = "a; \"b\"\nnext line ", ["budget"] = "1000", ["vote_type"] = "scoring", ["rule"] = "greedy", ["num_votes"] = "2" },
            ["project_id", "cost", "name"], [["a", "600", "\"x\""], ["b", "400.5", " y;z"]],
            [new PabulibVote("1", ["a", "b"], [3, 0.5m]), new PabulibVote("2", [], [])], withPoints: true);
        var file = PabulibReader.Read(new StringReader(text.ToString())).Value;
        Assert.Equal("a; \"b\"\nnext line", file.Meta["description"].TrimEnd());
        Assert.Equal("\"x\"", file.Rows[0][2]);
        Assert.Equal([3m, 0.5m], file.Election.Scores);
        Assert.Equal(4005, file.Election.Projects[1].Cost);
    }
}
