using PublicPortal.Kernel;

namespace PublicPortal.Content.Checks;

/// <summary>A link or picture of an item, with the place where it stands.</summary>
/// <param name="Address">As it was written and may stand there.</param>
internal sealed record LinkSeen(LocalizedText Field, string Box, string Section, string Words, string Address)
{
    public Finding Error(string code, LocalizedText text) => new(code, true, text, Field, Box, Section, Words.Length > 0 ? Words : Address);
    public Finding Warning(string code, LocalizedText text) => new(code, false, text, Field, Box, Section, Words.Length > 0 ? Words : Address);
}
