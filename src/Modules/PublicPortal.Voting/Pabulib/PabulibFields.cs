using System.Text;

namespace PublicPortal.Voting.Pabulib;

/// <summary>
/// Takes a file apart into rows of fields: <c>;</c> between fields, a field may stand in double quotes, within which <c>;</c> and line
/// ends are text and a doubled quote is a quote. A quote inside a field that does not begin with one is text.
/// Fields come without the blanks around them; lines that hold nothing are passed over.
/// </summary>
internal sealed class PabulibFields(TextReader reader)
{
    /// <summary>No row of an honest file is longer; a quote that is never closed must not fill the memory.</summary>
    private const int LongestField = 1_000_000;

    private readonly StringBuilder field = new();
    private readonly char[] buffer = new char[32 * 1024];
    private int at, filled, line = 1;

    /// <summary>Where the present row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>A quoted field that does not end. Nothing is read after it.</summary>
    public bool Unclosed { get; private set; }

    /// <summary>The next row that holds something, or null at the end.</summary>
    public List<string>? Next()
    {
        while (Peek() >= 0 && !Unclosed)
        {
            Line = line;
            var fields = Row();
            if (fields.Exists(f => f.Length > 0)) return fields;
        }
        return null;
    }

    private List<string> Row()
    {
        var fields = new List<string>();
        field.Clear();
        var (quoted, begun) = (false, false);
        while (true)
        {
            var c = Read();
            if (c < 0 || field.Length > LongestField)
            {
                Unclosed = quoted || field.Length > LongestField;
                break;
            }
            if (c == '\n') line++;
            if (quoted)
            {
                if (c != '"') field.Append((char)c);
                else if (Peek() == '"') field.Append((char)Read());
                else quoted = false;
                continue;
            }
            if (c == '\n') break;
            if (c == '\r' && Peek() != '\n')   // a lone CR ends a line in very old files
            {
                line++;
                break;
            }
            if (c == ';')
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
                begun = false;
            }
            else if (c == '"' && !begun) quoted = begun = true;
            else
            {
                if (!char.IsWhiteSpace((char)c)) begun = true;
                field.Append((char)c);
            }
        }
        fields.Add(field.ToString().Trim());
        return fields;
    }

    private int Peek()
    {
        if (at == filled) (at, filled) = (0, reader.Read(buffer, 0, buffer.Length));
        return at == filled ? -1 : buffer[at];
    }

    private int Read()
    {
        var c = Peek();
        if (c >= 0) at++;
        return c;
    }
}
