using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data.GroupCommit;

namespace PublicPortal.Benchmarks;

/// <summary>
/// The rows that one submission inserted, to be written again and again without the portal: new ids, new values where an
/// index is unique, the same sizes. Its one update and one delete are left out, which is in favour of the database alone.
/// </summary>
internal sealed class Replay
{
    private readonly List<RowWrite> rows;
    private readonly HashSet<Guid> ids;
    private readonly Dictionary<string, HashSet<string>> unique;

    public Replay(WriteSet submission, IModel model)
    {
        rows = [.. submission.Rows.Where(r => r.Shape.Act == RowAct.Insert).OrderBy(r => r.Shape.Order)];
        unique = model.GetEntityTypes().GroupBy(e => e.GetTableName()!).ToDictionary(g => g.Key, g => g.SelectMany(e =>
            e.GetIndexes().Where(i => i.IsUnique).SelectMany(i => i.Properties).Concat(e.FindPrimaryKey()!.Properties)).Select(p => $"\"{p.GetColumnName()}\"").ToHashSet());
        ids = [.. rows.SelectMany(r => r.Shape.Columns.Zip(r.Values).Where(c => IsUnique(r, c.First)).Select(c => c.Second).OfType<Guid>())];
    }

    public int Rows => rows.Count;

    private bool IsUnique(RowWrite row, RowColumn column) => unique[row.Shape.Table].Contains(column.Name);

    /// <summary>Once more, in the portal's own form.</summary>
    public WriteSet Again()
    {
        var made = ids.ToDictionary(id => id, _ => Guid.CreateVersion7());
        return new WriteSet([.. rows.Select(row => new RowWrite(row.Shape, [.. row.Shape.Columns.Zip(row.Values).Select(c => c.Second switch
        {
            Guid id when made.TryGetValue(id, out var other) => other,
            string text when IsUnique(row, c.First) => RandomNumberGenerator.GetHexString(text.Length),
            byte[] bytes when IsUnique(row, c.First) => RandomNumberGenerator.GetBytes(bytes.Length),
            var same => same,
        })]))]);
    }

    /// <summary>As one transaction for pgbench.</summary>
    public string Script()
    {
        var names = ids.Select((id, i) => (id, i)).ToDictionary(x => x.id, x => $"md5(:n || 'g{x.i}')::uuid");
        var script = new StringBuilder("\\set n random(1, 4000000000000000000)\nbegin;\n");
        var strings = 0;
        foreach (var row in rows)
        {
            var values = row.Shape.Columns.Zip(row.Values).Select(c => c.Second switch
            {
                null => "null",
                Guid id when names.TryGetValue(id, out var name) => name,
                Guid id => $"'{id}'::uuid",
                string text when IsUnique(row, c.First) => $"left({string.Join(" || ", Enumerable.Range(0, text.Length / 32 + 1).Select(k => $"md5(:n || 's{strings}{k}')"))}, {text.Length + 0 * strings++})",
                string text => $"'{text.Replace("'", "''", StringComparison.Ordinal).Replace(":", "' || chr(58) || '", StringComparison.Ordinal)}'",
                byte[] bytes when IsUnique(row, c.First) => $"decode(left({string.Join(" || ", Enumerable.Range(0, bytes.Length / 16 + 1).Select(k => $"md5(:n || 'b{k}')"))}, {bytes.Length * 2}), 'hex')",
                byte[] bytes => $"decode('{Convert.ToHexString(bytes)}', 'hex')",
                bool yes => yes ? "true" : "false",
                var number => Convert.ToString(number, System.Globalization.CultureInfo.InvariantCulture),
            });
            script.Append($"insert into {row.Shape.Table} ({string.Join(", ", row.Shape.Columns.Select(c => c.Name))}) values ({string.Join(", ", values)});\n");
        }
        return script.Append("commit;\n").ToString();
    }
}
