using PublicPortal.Kernel;

namespace PublicPortal.Content.Checks;

/// <summary>What an editor should mend before readers see it.</summary>
/// <param name="IsError">Hinders publishing; all else is only said.</param>
/// <param name="Field">The question of the form, as the editor calls it.</param>
/// <param name="Box">Name of its box in the form.</param>
/// <param name="Section">The heading above the place; empty where there is none.</param>
/// <param name="Where">Words by which the place is found: those of the link, heading or picture.</param>
internal sealed record Finding(string Code, bool IsError, LocalizedText Text, LocalizedText Field, string Box, string Section, string Where)
{
    /// <summary>“正文”，“检修安排”一节：点这里</summary>
    public LocalizedText Place => new(
        $"“{Field.Zh}”{(Section.Length > 0 ? $"，“{Section}”一节" : "")}{(Where.Length > 0 ? $"：{Where}" : "")}",
        $"“{Field.En}”{(Section.Length > 0 ? $", under “{Section}”" : "")}{(Where.Length > 0 ? $": {Where}" : "")}");

    public Refusal AsRefusal() => new(Code, new LocalizedText($"{Place.Zh}——{Text.Zh}", $"{Place.En} – {Text.En}"), Box);
}
