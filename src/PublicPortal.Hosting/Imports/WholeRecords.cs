namespace PublicPortal.Hosting.Imports;

/// <summary>A line that no record can be made of.</summary>
internal readonly record struct BrokenLine(int Line, string Text);

/// <summary>
/// Hands on records with sound quotes only. A quote that is never closed would swallow the rest of the file: such a line
/// is put aside and replaced by an empty one, so that the lines after it, and their numbers, stay right.
/// </summary>
internal sealed class WholeRecords(TextReader lines) : TextReader
{
    private const int MostLines = 10;
    private const int MostCharacters = 20_000;
    private readonly Queue<string> ahead = new();
    private readonly List<string> record = [];
    private string current = "";
    private int at;
    private int line;

    /// <summary>Lines put aside since they were last taken.</summary>
    public Queue<BrokenLine> Broken { get; } = new();

    public override int Read(char[] buffer, int index, int count)
    {
        if (at == current.Length && !Next()) return 0;
        var n = Math.Min(count, current.Length - at);
        current.CopyTo(at, buffer, index, n);
        at += n;
        return n;
    }

    private bool Next()
    {
        if (Line() is not { } first) return false;
        record.Clear();
        record.Add(first);
        var text = first;
        var quotes = Scan(text);
        while (quotes == Quotes.Open && record.Count < MostLines && text.Length < MostCharacters && ReadAhead() is { } more)
        {
            record.Add(more);
            quotes = Scan(text = string.Join('\n', record));
        }
        if (quotes == Quotes.Sound && text.Length <= MostCharacters)
        {
            line += record.Count;
        }
        else
        {
            Broken.Enqueue(new BrokenLine(++line, first.Length > 1000 ? first[..1000] : first));
            var rest = record.Skip(1).Concat(ahead).ToList();
            ahead.Clear();
            foreach (var again in rest) ahead.Enqueue(again);
            text = "";
        }
        (current, at) = (text + "\n", 0);
        return true;
    }

    private string? Line() => ReadAhead();
    private string? ReadAhead() => ahead.TryDequeue(out var kept) ? kept : lines.ReadLine();

    private enum Quotes { Sound, Open, Broken }

    /// <summary>Quotes stand around a whole cell, and double inside it.</summary>
    private static Quotes Scan(string text)
    {
        var (inside, cellStart) = (false, true);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (inside)
            {
                if (c != '"') continue;
                if (i + 1 < text.Length && text[i + 1] == '"') { i++; continue; }
                if (i + 1 < text.Length && text[i + 1] is not (',' or '\n')) return Quotes.Broken;
                inside = false;
            }
            else if (c == '"')
            {
                if (!cellStart) return Quotes.Broken;
                inside = true;
            }
            cellStart = c is ',' or '\n' && !inside;
        }
        return inside ? Quotes.Open : Quotes.Sound;
    }
}
