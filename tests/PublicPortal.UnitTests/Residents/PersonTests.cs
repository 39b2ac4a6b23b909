using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Persons;

namespace PublicPortal.UnitTests.Residents;

/// <summary>The level follows from what is known about a person.</summary>
public class PersonTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly RegisterPatience Patience = new(TimeSpan.FromMinutes(5), 4);

    private static Person Made() => new()
    {
        Id = Guid.NewGuid(), NameSealed = [], MaskedName = "林*禾", NumberSealed = [], MaskedNumber = "440*****12", DocumentIndex = [], CreatedAt = Now,
    };

    [Fact]
    public void Level_WithoutAccount_StaysNoneWhateverTheRegisterSays()
    {
        var person = Made();
        Assert.True(person.NoteRegister(RegisterAnswer.Agrees, Now, Patience));
        Assert.Equal(VerifiedLevel.None, person.Level);
        person.NoteSeen(Now);
        Assert.Equal(VerifiedLevel.Counter, person.Level);
    }

    [Fact]
    public void Level_WithAccount_RisesAndFallsWithWhatIsKnown()
    {
        var person = Made();
        person.BelongTo(Guid.NewGuid(), hasConfirmedPhone: false);
        Assert.Equal(VerifiedLevel.WeChat, person.Level);
        person.NotePhone(confirmed: true);
        Assert.Equal(VerifiedLevel.Phone, person.Level);
        person.NoteRegister(RegisterAnswer.Agrees, Now, Patience);
        Assert.Equal(VerifiedLevel.Register, person.Level);
        person.NotePhone(confirmed: false);
        Assert.Equal(VerifiedLevel.Register, person.Level);
        person.NoteRegister(RegisterAnswer.Disagrees, Now, Patience);
        Assert.Equal(VerifiedLevel.WeChat, person.Level);
    }

    [Fact]
    public void NoteRegister_Silence_IsNeverAnAnswerAndIsAskedAgainWithGrowingPauses()
    {
        var person = Made();
        person.BelongTo(Guid.NewGuid(), hasConfirmedPhone: false);
        var pauses = new List<TimeSpan?>();
        for (var i = 0; i < 4; i++)
        {
            Assert.False(person.NoteRegister(RegisterAnswer.NotYetChecked, Now, Patience));
            pauses.Add(person.RegisterNextAt - Now);
        }
        Assert.Equal([TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20), null], pauses);
        Assert.Equal((RegisterAnswer.NotYetChecked, VerifiedLevel.WeChat), (person.Register, person.Level));
    }

    [Fact]
    public void NoteRegister_SilenceAfterAnAnswer_LeavesTheAnswer()
    {
        var person = Made();
        person.NoteRegister(RegisterAnswer.Agrees, Now, Patience);
        Assert.False(person.NoteRegister(RegisterAnswer.NotYetChecked, Now, Patience));
        Assert.False(person.NoteRegister(RegisterAnswer.Agrees, Now, Patience));
        Assert.Equal(RegisterAnswer.Agrees, person.Register);
        Assert.Null(person.RegisterNextAt);
    }

    [Fact]
    public void Patience_ManyTries_WaitsTwelveHoursAtMost()
    {
        var patience = new RegisterPatience(TimeSpan.FromMinutes(5), 1000);
        Assert.Equal(Now.AddHours(12), patience.Next(999, Now));
    }

    [Fact]
    public void LiveIn_SameCommunity_KeepsSince()
    {
        var person = Made();
        var community = Guid.NewGuid();
        Assert.True(person.LiveIn(community, HomeCommunitySource.Declaration, Now));
        Assert.False(person.LiveIn(community, HomeCommunitySource.Declaration, Now.AddDays(1)));
        Assert.True(person.LiveIn(community, HomeCommunitySource.Counter, Now.AddDays(2)));
        Assert.Equal(Now, person.HomeCommunitySince);
        Assert.True(person.LiveIn(Guid.NewGuid(), HomeCommunitySource.Declaration, Now.AddDays(3)));
        Assert.Equal(Now.AddDays(3), person.HomeCommunitySince);
    }
}
