using System.Globalization;

namespace PublicPortal.Voting.Pabulib;

/// <param name="Points">Beside the projects, or empty.</param>
internal sealed record PabulibVote(string VoterId, IReadOnlyList<string> Projects, IReadOnlyList<decimal> Points);

/// <summary>Writes a <c>.pb</c> file, the votes one by one as they come. Line ends are LF, texts stand in quotation marks where they must.</summary>
internal static class PabulibWriter
{
    private static readonly char[] Special = [';', '"', '\n', '\r'];

    /// <param name="meta">In the order to be written; <c>num_votes</c> must be known before.</param>
    /// <param name="projects">The first column is <c>project_id</c>.</param>
    public static void Write(TextWriter writer, IEnumerable<KeyValuePair<string, string>> meta, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> projects, IEnumerable<PabulibVote> votes, bool withPoints = false)
    {
        Line(writer, "META");
        Line(writer, "key", "value");
        foreach (var (key, value) in meta) Line(writer, key, value);
        Line(writer, "PROJECTS");
        Line(writer, [.. columns]);
        foreach (var project in projects) Line(writer, [.. project]);
        Line(writer, "VOTES");
        Line(writer, withPoints ? ["voter_id", "vote", "points"] : ["voter_id", "vote"]);
        foreach (var vote in votes) Vote(writer, vote, withPoints);
    }

    /// <summary>One vote more, behind the others.</summary>
    public static void Vote(TextWriter writer, PabulibVote vote, bool withPoints)
    {
        var chosen = string.Join(',', vote.Projects);
        if (withPoints) Line(writer, vote.VoterId, chosen, string.Join(',', vote.Points.Select(p => p.ToString(CultureInfo.InvariantCulture))));
        else Line(writer, vote.VoterId, chosen);
    }

    private static void Line(TextWriter writer, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) writer.Write(';');
            var field = fields[i];
            if (field.IndexOfAny(Special) < 0 && field.Trim() == field) writer.Write(field);
            else writer.Write($"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }
        writer.Write('\n');
    }
}
