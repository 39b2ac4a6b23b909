using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Review;

namespace PublicPortal.UnitTests.Residence;

/// <summary>Doubts about what is in force: it stays in force until somebody has looked.</summary>
public class ObjectionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, ChinaTime.Offset);

    private static ResidenceDeclaration Declared(params ReviewRule[] doubts) => ResidenceDeclaration.Submit(
        Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "440304/", new DateOnly(2026, 11, 1), true, Channel.WeChat, doubts, Now);

    [Fact]
    public void Raise_OnAccepted_StaysInForceUntilSettled()
    {
        var declaration = Declared();
        Assert.True(declaration.Raise(ReviewRule.LandlordObjects, Now).IsOk);
        Assert.Equal((DeclarationState.Accepted, true), (declaration.State, declaration.IsInDoubt));
        Assert.False(declaration.Settle([ReviewRule.LandlordObjects], "visit", null, Now));   // it was accepted before: nothing to accept
        Assert.Equal((DeclarationState.Accepted, false), (declaration.State, declaration.IsInDoubt));
        Assert.True(declaration.Raise(ReviewRule.LandlordObjects, Now).IsRefused);            // an officer has looked
    }

    [Fact]
    public void Refuse_AcceptedInDoubt_EndsItWithTheReason()
    {
        var declaration = Declared();
        Assert.True(declaration.Refuse(null, "没有找到", Now).IsRefused);                      // nobody doubts it
        declaration.Raise(ReviewRule.LandlordObjects, Now);
        Assert.True(declaration.Refuse(null, "没有找到", Now).IsOk);
        Assert.Equal((DeclarationState.MovedOut, EndReason.NotConfirmed, new DateOnly(2026, 11, 23)), (declaration.State, declaration.EndReason!.Value, declaration.MoveOutDate!.Value));
    }

    [Fact]
    public void EndFor_NeverInForce_IsWithdrawnAndKeepsNoDay()
    {
        var declaration = Declared(ReviewRule.NoLease);
        Assert.True(declaration.EndFor(EndReason.DwellingGone, new DateOnly(2026, 11, 23), null, null, Now).IsOk);
        Assert.Equal((DeclarationState.Withdrawn, null), (declaration.State, declaration.MoveOutDate));
        Assert.True(declaration.EndFor(EndReason.DwellingGone, new DateOnly(2026, 11, 23), null, null, Now).IsRefused);
    }

    [Theory]
    [InlineData("2026-01-01", null, true)]
    [InlineData("2025-01-01", "2025-12-31", false)]
    [InlineData("2026-12-31", null, true)]
    public void Overlaps_Leases_ShareADay(string from, string? to, bool overlap)
    {
        var lease = new Lease { LandlordName = [], LandlordNumber = [], LandlordIndex = [], From = new DateOnly(2026, 1, 1), To = new DateOnly(2026, 12, 31) };
        Assert.Equal(overlap, lease.Overlaps(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), to is null ? (DateOnly?)null : DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Covers_QuestionsAndDeclined_CountForNothing()
    {
        foreach (var state in new[] { LeaseState.OtherLandlord, LeaseState.Unproven, LeaseState.Declined })
            Assert.False(new Lease { LandlordName = [], LandlordNumber = [], LandlordIndex = [], From = new DateOnly(2026, 1, 1), State = state }.Covers(new DateOnly(2026, 6, 1)));
    }
}
