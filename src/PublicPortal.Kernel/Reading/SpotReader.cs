using System.Text.RegularExpressions;

namespace PublicPortal.Kernel.Reading;

/// <summary>
/// Reads the members of one object with their kinds and limits. Everything that is wrong is told, not just the first; what
/// cannot be read comes back as its empty value, so that reading goes on.
/// </summary>
public sealed partial class SpotReader
{
    private readonly JsonSpot spot;
    private readonly ICollection<Defect> defects;

    /// <param name="known">Every member that may stand there; another one is refused.</param>
    public SpotReader(JsonSpot spot, ICollection<Defect> defects, params IReadOnlyCollection<string> known)
    {
        (this.spot, this.defects) = (spot, defects);
        if (spot.Kind != SpotKind.Object)
        {
            defects.Add(spot.Wrong("kind.object", "这里应是一组花括号 { }。", "There must be an object in braces { } here."));
            return;
        }
        foreach (var (name, value) in spot.Members.Where(m => !known.Contains(m.Name)))
            defects.Add(value.Wrong("member.unknown", $"不认识“{name}”。这里可以写：{string.Join("、", known)}。", $"“{name}” is unknown here. There may be: {string.Join(", ", known)}."));
    }

    public JsonSpot Spot => spot;

    public JsonSpot? Find(string name) => spot[name];

    /// <summary>The member, or a defect when it is not there.</summary>
    public JsonSpot? Need(string name)
    {
        if (spot[name] is { } found) return found;
        if (spot.Kind == SpotKind.Object)
            defects.Add(new Defect("member.missing", spot.Path.Length == 0 ? name : $"{spot.Path}.{name}", spot.Line, new LocalizedText($"缺少“{name}”。", $"“{name}” is missing.")));
        return null;
    }

    /// <summary>A word of the given shape; empty when missing or wrong.</summary>
    public string Word(string name, Regex shape, string zh, string en, bool needed = true)
    {
        var value = needed ? Need(name) : Find(name);
        return value is null ? "" : Word(value, shape, zh, en);
    }

    public string Word(JsonSpot value, Regex shape, string zh, string en)
    {
        if (value.Kind == SpotKind.Text && shape.IsMatch(value.Text)) return value.Text;
        defects.Add(value.Wrong("word.shape", zh, en));
        return "";
    }

    /// <summary>An id: small letter first, letters and digits, at most 40.</summary>
    public string Id(string name, bool needed = true) => Word(name, IdShape, IdZh, IdEn, needed);

    public string Id(JsonSpot value) => Word(value, IdShape, IdZh, IdEn);

    /// <summary>A text for people: a string, or an object with languages in which zh-CN stands.</summary>
    public LocalizedText Words(string name, bool needed = true)
    {
        var value = needed ? Need(name) : Find(name);
        if (value is null) return default;
        if (value.Kind == SpotKind.Text && value.Text.Length > 0) return new(value.Text, value.Text);
        if (value.Kind == SpotKind.Object)
        {
            foreach (var (language, text) in value.Members)
                if (!LanguageShape.IsMatch(language) || text.Kind != SpotKind.Text || text.Text.Length == 0)
                    defects.Add(text.Wrong("text.language", "语言写作 zh-CN、en 等，内容不能空。", "Languages are written like zh-CN or en, and the text must not be empty."));
            if (value["zh-CN"] is { Kind: SpotKind.Text } zh) return new(zh.Text, value["en"] is { Kind: SpotKind.Text } en ? en.Text : zh.Text);
            defects.Add(value.Wrong("text.chinese", "缺少中文（zh-CN）。", "The Chinese text (zh-CN) is missing."));
            return default;
        }
        defects.Add(value.Wrong("text.kind", "这里写一段文字，或 {\"zh-CN\": …, \"en\": …}。", "Write a text here, or {\"zh-CN\": …, \"en\": …}."));
        return default;
    }

    public int? Whole(string name, int least, int most, bool needed = false)
    {
        var value = needed ? Need(name) : Find(name);
        if (value is null) return null;
        if (value.Kind == SpotKind.Number && value.Number == decimal.Truncate(value.Number) && value.Number >= least && value.Number <= most) return (int)value.Number;
        defects.Add(value.Wrong("number.range", $"这里写 {least} 到 {most} 的整数。", $"Write a whole number from {least} to {most}."));
        return null;
    }

    /// <param name="step">The number is a multiple of it; 0 for any.</param>
    public decimal? Number(string name, decimal least, decimal most, decimal step = 0, bool needed = false)
    {
        var value = needed ? Need(name) : Find(name);
        if (value is null) return null;
        if (value.Kind == SpotKind.Number && value.Number >= least && value.Number <= most && (step == 0 || value.Number % step == 0)) return value.Number;
        if (step == 0) defects.Add(value.Wrong("number.kind", "这里写一个数。", "Write a number."));
        else defects.Add(value.Wrong("number.range", $"这里写 {least:0.##} 到 {most:0.##} 的数，每 {step:0.##} 一档。", $"Write a number from {least:0.##} to {most:0.##} in steps of {step:0.##}."));
        return null;
    }

    public bool Truth(string name, bool otherwise)
    {
        if (Find(name) is not { } value) return otherwise;
        if (value.Kind == SpotKind.Truth) return value.Truth;
        defects.Add(value.Wrong("truth.kind", "这里写 true 或 false。", "Write true or false."));
        return otherwise;
    }

    /// <summary>One of some words.</summary>
    public string Choice(string name, IReadOnlyList<string> words, string otherwise, bool needed = false)
    {
        var value = needed ? Need(name) : Find(name);
        return value is null ? otherwise : Choice(value, words, otherwise);
    }

    public string Choice(JsonSpot value, IReadOnlyList<string> words, string otherwise)
    {
        if (value.Kind == SpotKind.Text && words.Contains(value.Text)) return value.Text;
        defects.Add(value.Wrong("word.choice", $"这里只能写：{string.Join("、", words)}。", $"Only these words may stand here: {string.Join(", ", words)}."));
        return otherwise;
    }

    /// <summary>A list, each entry read by itself.</summary>
    /// <param name="unique">No two entries may have the same text.</param>
    public IReadOnlyList<T> List<T>(string name, Func<JsonSpot, T> read, int least = 0, int most = int.MaxValue, bool needed = false, bool unique = false)
    {
        var value = needed ? Need(name) : Find(name);
        if (value is null) return [];
        if (value.Kind != SpotKind.List)
        {
            defects.Add(value.Wrong("list.kind", "这里应是一组方括号 [ ]。", "There must be a list in brackets [ ] here."));
            return [];
        }
        if (value.Items.Count < least) defects.Add(value.Wrong("list.short", $"至少要有 {least} 项。", $"There must be at least {least}."));
        if (value.Items.Count > most) defects.Add(value.Wrong("list.long", $"最多 {most} 项。", $"There may be at most {most}."));
        if (unique)
            foreach (var twice in value.Items.Where(i => i.Kind == SpotKind.Text).GroupBy(i => i.Text).Where(g => g.Count() > 1))
                defects.Add(twice.Last().Wrong("list.twice", $"“{twice.Key}”写了两次。", $"“{twice.Key}” stands there twice."));
        return [.. value.Items.Select(read)];
    }

    private const string IdZh = "代号用小写字母开头，只含字母和数字，最多 40 个。", IdEn = "An id begins with a small letter and holds letters and digits only, at most 40.";

    [GeneratedRegex(@"^[a-z][a-zA-Z0-9]{0,39}\z")]
    private static partial Regex IdShape { get; }

    [GeneratedRegex(@"^[a-z]{2}(-[A-Z]{2})?\z")]
    private static partial Regex LanguageShape { get; }
}
