using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Review;

namespace PublicPortal.UnitTests.Residence;

public class ResidenceDeclarationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Guid Official = Guid.NewGuid();

    private static ResidenceDeclaration Submit(params ReviewRule[] doubts) => ResidenceDeclaration.Submit(
        Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "440304/440304010/", new DateOnly(2026, 11, 1), hasPlate: true, Channel.WeChat, doubts, Now);

    [Fact]
    public void Submit_NoDoubt_IsAcceptedAtOnce()
    {
        var declaration = Submit();
        Assert.Equal((DeclarationState.Accepted, (DateTimeOffset?)Now, (Guid?)null), (declaration.State, declaration.DecidedAt, declaration.DecidedBy));
    }

    [Fact]
    public void Submit_Doubt_WaitsUndecided()
    {
        var declaration = Submit(ReviewRule.NoLease, ReviewRule.PlateMissing);
        Assert.Equal((DeclarationState.Doubtful, (DateTimeOffset?)null, 2), (declaration.State, declaration.DecidedAt, declaration.OpenDoubts.Count()));
    }

    [Fact]
    public void CaseNumber_Always_NamesTheDayAndCarriesItsCheck()
    {
        var number = Submit().CaseNumber;
        Assert.Matches("^RZ20261123[0-9A-HJKMNP-TV-Z]{7}[0-9A-Z]$", number);
        Assert.Equal(HumanCode.CheckCharacter(number[..^1]), number[^1]);
    }

    [Fact]
    public void CaseNumber_SearchedAsReadOut_IsFoundAgain()
    {
        for (var i = 0; i < 200; i++)   // the check character may be one of the letters that people mistake
        {
            var number = Submit().CaseNumber;
            Assert.Equal(number, InboxQueries.CaseNumber($" {number[..6].ToLowerInvariant()}-{number[6..]} "));
        }
    }

    [Fact]
    public void CaseNumber_OneCharacterWrong_IsNone()
    {
        var number = Submit().CaseNumber;
        Assert.Null(InboxQueries.CaseNumber(number[..10] + (number[10] == '7' ? '8' : '7') + number[11..]));
        Assert.Null(InboxQueries.CaseNumber(number[..^1]));
        Assert.Null(InboxQueries.CaseNumber(null));
    }

    [Fact]
    public void Settle_LastDoubt_Accepts()
    {
        var declaration = Submit(ReviewRule.NoLease, ReviewRule.PlateMissing);
        Assert.False(declaration.Settle([ReviewRule.PlateMissing], "plate", null, Now));
        Assert.Equal(DeclarationState.Doubtful, declaration.State);
        Assert.True(declaration.Settle([ReviewRule.NoLease], "lease-photo", Official, Now));
        Assert.Equal((DeclarationState.Accepted, (Guid?)Official), (declaration.State, declaration.DecidedBy));
        Assert.Equal(["plate", "lease-photo"], declaration.Doubts.OrderBy(d => d.Rule).Select(d => d.SettledHow));
    }

    [Fact]
    public void Settle_RuleThatDidNotTrip_ChangesNothing()
    {
        var declaration = Submit(ReviewRule.NoLease);
        Assert.False(declaration.Settle([ReviewRule.OddCounty], "visit", null, Now));
        Assert.Single(declaration.OpenDoubts);
    }

    [Fact]
    public void Refuse_Accepted_IsRefused() => Assert.Equal("residence.declaration.not-open", Submit().Refuse(Official, "没有这个人", Now).Refusals[0].Code);

    [Fact]
    public void Withdraw_Twice_IsRefusedTheSecondTime()
    {
        var declaration = Submit(ReviewRule.NoLease);
        Assert.True(declaration.Withdraw(Now).IsOk);
        Assert.True(declaration.Withdraw(Now).IsRefused);
        Assert.False(declaration.Settle([ReviewRule.NoLease], "visit", null, Now));
    }

    [Theory]
    [InlineData("2026-10-31", "residence.move-out.before-move-in")]
    [InlineData("2027-03-01", "residence.move-out.too-far-ahead")]
    public void MoveOut_ImpossibleDay_IsRefused(string day, string code)
    {
        var declaration = Submit();
        Assert.Equal(code, declaration.MoveOut(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Today, Now).Refusals[0].Code);
        Assert.Equal(DeclarationState.Accepted, declaration.State);
    }

    [Fact]
    public void MoveOut_Accepted_EndsOnTheDay()
    {
        var declaration = Submit();
        Assert.True(declaration.MoveOut(Today, Today, Now).IsOk);
        Assert.Equal((DeclarationState.MovedOut, (DateOnly?)Today), (declaration.State, declaration.MoveOutDate));
    }

    [Fact]
    public void Replace_RegisterAnsweredNo_LeavesTheOtherDoubtOpen()
    {
        var declaration = Submit(ReviewRule.RegisterSilent);
        declaration.Replace(ReviewRule.RegisterSilent, ReviewRule.RegisterDisagrees, "register", Now);
        Assert.Equal([ReviewRule.RegisterDisagrees], declaration.OpenDoubts.Select(d => d.Rule));
        Assert.Equal(DeclarationState.Doubtful, declaration.State);
    }

    [Fact]
    public void Reopen_WithoutARequestForReview_IsRefused()
    {
        var declaration = Submit(ReviewRule.NoLease);
        declaration.Refuse(Official, "没有找到", Now);
        Assert.True(declaration.Reopen().IsRefused);
        declaration.AskReview(Now);
        Assert.True(declaration.Reopen().IsOk);
        Assert.Equal((DeclarationState.Doubtful, (string?)null), (declaration.State, declaration.DecisionNote));
        Assert.Single(declaration.OpenDoubts);
    }

    [Fact]
    public void AskReview_Answered_MayBeAskedAgain()
    {
        var declaration = Submit(ReviewRule.NoLease);
        Assert.True(declaration.AskReview(Now).IsOk);
        Assert.Equal("residence.review.asked-already", declaration.AskReview(Now).Refusals[0].Code);
        declaration.AnswerReview();
        Assert.True(declaration.AskReview(Now).IsOk);
    }
}
