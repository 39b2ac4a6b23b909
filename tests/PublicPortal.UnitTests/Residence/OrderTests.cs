using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Demo;
using PublicPortal.Residence.Orders;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.UnitTests.Residence;

public class OrderTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static VerificationOrder Order() => new() { Id = Guid.NewGuid(), ScopePath = "440304/", CreatedAt = ChinaTime.StartOf(Today), DueAt = ChinaTime.At(Today.AddDays(3), new TimeOnly(18, 0)) };

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(15)]
    public void Choose_TodayOrTooFar_IsRefusedAtTheField(int days)
    {
        var order = Order();
        var refused = order.Choose(Today.AddDays(days), VisitSlot.Morning, Today);
        Assert.Equal(("residence.order.slot-out-of-reach", "Day"), (refused.Refusals[0].Code, refused.Refusals[0].Field));
        Assert.Null(order.SlotDay);
    }

    [Fact]
    public void Choose_AfterTheDueTime_MovesIt()
    {
        var order = Order();
        Assert.True(order.Choose(Today.AddDays(14), VisitSlot.Evening, Today).IsOk);
        Assert.Equal(ChinaTime.At(Today.AddDays(14), new TimeOnly(21, 0)), order.DueAt);
    }

    [Fact]
    public void Choose_BeforeTheDueTime_LeavesIt()
    {
        var order = Order();
        var due = order.DueAt;
        Assert.True(order.Choose(Today.AddDays(1), VisitSlot.Morning, Today).IsOk);
        Assert.Equal(due, order.DueAt);
    }

    [Fact]
    public void Choose_Closed_IsRefused()
    {
        var order = Order();
        order.Close(ChinaTime.StartOf(Today));
        Assert.Equal("residence.order.closed", order.Choose(Today.AddDays(1), VisitSlot.Morning, Today).Refusals[0].Code);
    }

    [Theory]
    [InlineData(nameof(VisitSlot.Morning), 12)]
    [InlineData(nameof(VisitSlot.Afternoon), 18)]
    [InlineData(nameof(VisitSlot.Evening), 21)]
    public void SlotEnd_EachSlot_IsTheHourItsTextNames(string name, int hour)
    {
        var slot = Enum.Parse<VisitSlot>(name);
        Assert.Equal(new TimeOnly(hour, 0), VisitSlots.End(slot));
        Assert.Contains((hour > 12 ? hour - 12 : hour) + " 点", VisitSlots.Text(slot).Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void WalkingOrder_Addresses_AreSortedAsOneWalks() => Assert.Equal(
        ["清溪路 18 号 和乐花园 2 栋 1103", "清溪路 18 号 和乐花园 10 栋 302", "清溪路 18 号 和乐花园 10 栋 1103", "清溪路 118 号 101"],
        new[] { "清溪路 118 号 101", "清溪路 18 号 和乐花园 10 栋 1103", "清溪路 18 号 和乐花园 2 栋 1103", "清溪路 18 号 和乐花园 10 栋 302" }.Order(WalkingOrder.Instance));

    [Fact]
    public void Building_Address_IsAllButTheRoom()
    {
        Assert.Equal("清溪路 18 号 和乐花园 3 栋", WalkingOrder.Building("清溪路 18 号 和乐花园 3 栋 502"));
        Assert.Equal("某处", WalkingOrder.Building("某处"));
    }

    [Theory]
    [InlineData("身份证 440390199203154426 不符")]
    [InlineData("电话１３８００１３８０００")]
    [InlineData("138-0013-8000")]
    public void Note_WithANumber_IsRefused(string note) => Assert.Equal("residence.decision.note-holds-number", NoteText.Read(note).Refusals[0].Code);

    [Fact]
    public void Note_TooLong_IsRefusedAndShortOnesAreTrimmed()
    {
        Assert.Equal("residence.decision.note-too-long", NoteText.Read(new string('长', 301)).Refusals[0].Code);
        Assert.Equal("租约 2026 年到期，502 房", NoteText.Read("  租约 2026 年到期，502 房 ").Value);
        Assert.Equal("看过了。", NoteText.Sentence("看过了。"));
    }

    [Fact]
    public void MadeUpPeople_Numbers_AreValidAndNobodysTwice()
    {
        var counties = CountyCodes.Load(["440390"]);
        var people = Enumerable.Range(0, 5000).Concat(Enumerable.Range(10_000, 140)).Concat(Enumerable.Range(20_000, 200)).Select(MadeUp.Person).ToList();
        Assert.All(people, p => Assert.True(IdentityDocument.Parse(p.Type, p.Number, Today, counties).IsOk, p.Number));
        Assert.Equal(people.Count, people.Select(p => p.Number).Distinct().Count());
    }
}
