using System.Text.RegularExpressions;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Declarations;

/// <summary>One sentence of an official that the person will read, in a message among other places.</summary>
internal static partial class NoteText
{
    public const int Most = 300;

    /// <returns>The note, trimmed; empty when nothing was written.</returns>
    public static Result<string> Read(string? typed)
    {
        var note = typed?.Trim() ?? "";
        if (note.Length > Most) return DecisionRefusals.NoteTooLong.With(Most);
        return LongNumber().IsMatch(note.Normalize(System.Text.NormalizationForm.FormKC)) ? DecisionRefusals.NoteHoldsNumber : note;
    }

    /// <summary>As the end of a message: with a full stop, and one only.</summary>
    public static string Sentence(string note) => note.TrimEnd('。', '.') + "。";

    [GeneratedRegex(@"\d(?:[ -]?\d){10,}")]
    private static partial Regex LongNumber();
}
