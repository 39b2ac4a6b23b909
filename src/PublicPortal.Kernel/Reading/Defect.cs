namespace PublicPortal.Kernel.Reading;

/// <summary>What is wrong with a document that people write, and where.</summary>
/// <param name="Code">Stable: <c>member.unknown</c>.</param>
/// <param name="Path">As people read it: <c>stages[1].tasks[0].role</c>; empty for the whole document.</param>
/// <param name="Line">From 1.</param>
public sealed record Defect(string Code, string Path, int Line, LocalizedText Text)
{
    /// <summary>第 12 行 stages[1].join：…</summary>
    public LocalizedText Whole => new(
        $"第 {Line} 行{(Path.Length == 0 ? "" : " " + Path)}：{Text.Zh}", $"Line {Line}{(Path.Length == 0 ? "" : ", " + Path)}: {Text.En}");
}
