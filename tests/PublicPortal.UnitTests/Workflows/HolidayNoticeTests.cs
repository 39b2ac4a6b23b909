using PublicPortal.Kernel;
using PublicPortal.TestKit;
using PublicPortal.Workflows.Calendars;

namespace PublicPortal.UnitTests.Workflows;

public class HolidayNoticeTests
{
    internal const string Of2025 = """
        国务院办公厅关于2025年部分节假日安排的通知
        国办发明电〔2024〕12号
        各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
        经国务院批准，现将2025年元旦、春节、清明节、劳动节、端午节、国庆节和中秋节放假调休日期的具体安排通知如下。
        一、元旦：1月1日（周三）放假1天，不调休。
        二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
        三、清明节：4月4日（周五）至6日（周日）放假，共3天。
        四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
        五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
        六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
        节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
        国务院办公厅
        2024年11月12日
        """;

    private const string Of2026 = """
        一、元旦：１月１日（周四）至３日（周六）放假调休，共3天。1月4日（周日）上班。
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
        """;

    [Theory]
    [InlineData(2025, Of2025)]
    [InlineData(2026, Of2026)]
    public void Read_TheNoticeAsPublished_GivesTheYearsFile(int year, string text)
    {
        var read = HolidayNotice.Read(year, text).Value;
        var file = CalendarFile.Read(Repository.PathOf($"content/calendars/{year}.json"));
        Assert.Equal(file.Holidays.Order(), read.Holidays);
        Assert.Equal(file.WorkDays.Order(), read.WorkDays);
        Assert.Equal(HolidayNotice.StatutoryDays, read.DaysOff);
        Assert.False(read.AsYear.Provisional);
    }

    [Fact]
    public void Read_DaysAcrossTheYearsEnd_KeepsThoseOfTheYear()
    {
        var read = HolidayNotice.Read(2023, "元旦：2022年12月31日至2023年1月2日放假调休，共3天。").Value;
        Assert.Equal([new DateOnly(2023, 1, 1), new DateOnly(2023, 1, 2)], read.Holidays);
    }

    [Fact]
    public void Read_DaysInFigures_AreReadToo()
    {
        var read = HolidayNotice.Read(2027, "2027-02-05 至 2027-02-11 放假\n2027-02-14，2027-02-20 上班").Value;
        Assert.Equal((7, 2), (read.Holidays.Count, read.WorkDays.Count));
    }

    [Theory]
    [InlineData("", "workflows.calendar.empty")]
    [InlineData("今天天气很好", "workflows.calendar.nothing-found")]
    [InlineData("关于2026年部分节假日安排的通知：1月1日放假", "workflows.calendar.other-year")]
    [InlineData("1月1日放假。1月4日上班", "workflows.calendar.worked-weekday")]
    [InlineData("2月6日放假。2月6日上班", "workflows.calendar.both")]
    [InlineData("13月45日放假。99日放假", "workflows.calendar.nothing-found")]
    public void Read_WhatCannotBe_IsRefusedInWords(string text, string code) => Assert.Equal(code, HolidayNotice.Read(2027, text).Refusals[0].Code);

    [Fact]
    public void Days_InARow_AreSaidAsOne()
    {
        var said = NoticeText.Days([new(2027, 1, 1), new(2027, 2, 5), new(2027, 2, 6), new(2027, 4, 30), new(2027, 5, 1)]);
        Assert.Equal(("1 月 1 日、2 月 5 日至 6 日、4 月 30 日至 5 月 1 日", "1 Jan, 5–6 Feb, 30 Apr–1 May"), (said.Zh, said.En));
    }

    [Fact]
    public void Write_AYear_IsReadBackTheSame()
    {
        var year = HolidayNotice.Read(2025, Of2025).Value.AsYear;
        var back = CalendarFile.Parse(CalendarFile.Write(year, "国办发明电〔2024〕12号"), "2025.json");
        Assert.Equal((2025, false, 28, 5), (back.Year, back.Provisional, back.Holidays.Count, back.WorkDays.Count));
    }
}
