using System.Globalization;
using System.Text.Json;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Demo;

/// <summary>A person who does not exist.</summary>
internal sealed record MadeUpPerson(string Name, DocumentType Type, string Number);

/// <summary>People with numbers of the county 440390, which is nobody's; the same on every machine.</summary>
internal static class MadeUp
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private const string Surnames = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万";
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉";

    /// <summary>The n-th made-up person; never one of <c>people.json</c>, whose sequence digits are even and small.</summary>
    public static MadeUpPerson Person(int n)
    {
        var born = new DateOnly(1950, 1, 1).AddDays(n * 37 % 19_000);
        var name = $"{Surnames[n % Surnames.Length]}{Given[n * 7 % Given.Length]}{(n % 3 == 0 ? "" : Given[(n * 11 + 5) % Given.Length].ToString())}";
        return new MadeUpPerson(name, DocumentType.ResidentId, Number(born, 501 + n / 19_000 * 2 + n % 200 * 2));
    }

    /// <summary>With the check character of GB 11643.</summary>
    public static string Number(DateOnly born, int sequence)
    {
        var body = $"440390{born.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{sequence:000}";
        var sum = body.Select((c, i) => (c - '0') * Weights[i]).Sum();
        return body + "10X98765432"[sum % 11];
    }

    /// <summary>One of the people of <c>content/demo/people.json</c>, by key.</summary>
    public static MadeUpPerson Known(PortalContent content, string key)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(content.File("demo", "people.json")));
        var person = json.RootElement.GetProperty("people").EnumerateArray().First(r => r.GetProperty("key").GetString() == key);
        return new MadeUpPerson(person.GetProperty("name").GetString()!, DocumentTypes.Find(person.GetProperty("documentType").GetString())!.Value, person.GetProperty("documentNumber").GetString()!);
    }
}
