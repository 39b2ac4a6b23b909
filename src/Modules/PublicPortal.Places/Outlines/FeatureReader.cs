namespace PublicPortal.Places.Outlines;

/// <summary>One member of <c>features</c>: its bytes, or none when it was too large to be read.</summary>
internal sealed record RawFeature(int Number, byte[]? Json);

/// <summary>
/// Cuts the features out of a FeatureCollection without reading the file as a whole: it only follows brackets and strings,
/// and holds one feature at a time.
/// </summary>
internal sealed class FeatureReader(Stream stream, int mostBytes)
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private int length, position;

    /// <exception cref="FormatException">There is no array <c>features</c> in the outermost object, or it does not end.</exception>
    public IEnumerable<RawFeature> Read()
    {
        if (!FindFeatures()) throw new FormatException("features");
        for (var number = 1; ; number++)
        {
            var next = Skip();
            if (next == ',') { Next(); next = Skip(); }
            if (next == ']') yield break;
            yield return new RawFeature(number, Value());
        }
    }

    /// <summary>Stands behind the opening bracket of <c>features</c> afterwards.</summary>
    private bool FindFeatures()
    {
        if (Peek() == 0xEF) { Next(); Next(); Next(); }   // byte order mark
        if (Skip() != '{') return false;
        Next();
        while (true)
        {
            var c = Skip();
            if (c == ',') { Next(); c = Skip(); }
            if (c != '"') return false;
            var name = System.Text.Encoding.UTF8.GetString(Value() ?? []);
            if (Skip() != ':') return false;
            Next();
            if (name == "\"features\"")
            {
                if (Skip() != '[') return false;
                Next();
                return true;
            }
            Skip();
            Value();
        }
    }

    /// <summary>The value that begins here, whole; null when it is larger than allowed (it is passed over).</summary>
    private byte[]? Value()
    {
        var kept = new MemoryStream();
        var (depth, inString, escaped) = (0, false, false);
        while (true)
        {
            var c = Peek();
            if (c < 0) throw new FormatException("end");
            if (!inString && depth == 0 && kept.Length > 0 && c is ',' or ']' or '}' or ':' && depth == 0 && !inString) break;
            Next();
            if (kept.Length <= mostBytes) kept.WriteByte((byte)c);
            if (inString)
            {
                if (escaped) escaped = false;
                else if (c == '\\') escaped = true;
                else if (c == '"') { inString = false; if (depth == 0) break; }
            }
            else if (c == '"') inString = true;
            else if (c is '{' or '[') depth++;
            else if (c is '}' or ']' && --depth == 0) break;
        }
        return kept.Length > mostBytes ? null : kept.ToArray();
    }

    private int Skip()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n') Next();
        var c = Peek();
        return c >= 0 ? c : throw new FormatException("end");
    }

    private int Peek()
    {
        if (position == length) (length, position) = (stream.Read(buffer), 0);
        return length == 0 ? -1 : buffer[position];
    }

    private void Next()
    {
        if (Peek() >= 0) position++;
    }
}
