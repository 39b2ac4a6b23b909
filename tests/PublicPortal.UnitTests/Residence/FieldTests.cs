using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Orders;

namespace PublicPortal.UnitTests.Residence;

public class FieldTests
{
    [Theory]
    [InlineData("2026-11-16", "2026-W47")]
    [InlineData("2026-11-22", "2026-W47")]
    [InlineData("2027-01-03", "2026-W53")]
    [InlineData("2027-01-04", "2027-W01")]
    public void Week_OfADay_IsReadBack(string day, string written)
    {
        var week = Week.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(written, week.Value);
        Assert.Equal(week, Week.Read(written));
        Assert.Equal(DayOfWeek.Monday, week.Monday.DayOfWeek);
    }

    [Theory]
    [InlineData("2026-W54")]
    [InlineData("2027-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-47")]
    [InlineData("2026-W4x")]
    [InlineData("")]
    [InlineData(null)]
    public void Week_ThatIsNone_IsNotRead(string? written) => Assert.Null(Week.Read(written));

    [Theory]
    [InlineData("1000", "61000", 60)]
    [InlineData("61000", "1000", -60)]
    [InlineData("", "1000", 0)]
    [InlineData("-5", "1000", 0)]
    [InlineData("9999999999999999999999", "1", 0)]
    [InlineData("9223372036854775807", "1", 0)]
    public void Age_CountsByThePhonesOwnClock(string made, string sent, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), VisitEntry.AgeOf(made, sent));

    [Fact]
    public void Map_PinsOnOneSpot_AreReadableApartAndInside()
    {
        var map = new MapDrawing([new(114.01, 22.51), new(114.02, 22.53)]);
        var spots = map.Apart([.. Enumerable.Repeat(map.At(new GeoPoint(114.01, 22.53)), 6)]);
        for (var i = 0; i < spots.Length; i++)
        {
            Assert.InRange(spots[i].X, MapDrawing.PinRadius, MapDrawing.Width - MapDrawing.PinRadius);
            Assert.InRange(spots[i].Y, MapDrawing.PinRadius, map.Height - MapDrawing.PinRadius);
            for (var j = 0; j < i; j++)
                Assert.True(Math.Sqrt(Math.Pow(spots[i].X - spots[j].X, 2) + Math.Pow(spots[i].Y - spots[j].Y, 2)) > MapDrawing.PinRadius * 1.6, $"{i} lies on {j}");
        }
    }

    [Fact]
    public void Map_NorthIsUpAndEastIsRight()
    {
        var map = new MapDrawing([new(114.01, 22.51), new(114.02, 22.53)]);
        var (southWest, northEast) = (map.At(new GeoPoint(114.01, 22.51)), map.At(new GeoPoint(114.02, 22.53)));
        Assert.True(northEast.X > southWest.X && northEast.Y < southWest.Y);
    }
}
