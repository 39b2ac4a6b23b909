using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.History;

/// <summary>One earlier registration, read.</summary>
internal sealed record HistoryRow(string Name, DocumentType Type, string Number, string DwellingCode, DateOnly From, DateOnly? To);

/// <summary>Writes many earlier registrations with few statements. A hundred million of them exist: one object each in the change tracker is too much.</summary>
internal sealed class HistoryWriter(PortalDbContext db)
{
    /// <summary>SQLite finds a parameter by walking through all names, and has no network to wait for: one row, prepared once.</summary>
    private readonly int rowsPerStatement = db.Database.IsSqlite() ? 1 : 200;

    private const string Columns = """id, name, document_type, document_index, dwelling_code, "from", "to" """;

    public static HistoricRecord Seal(HistoryRow row, FieldCipher cipher, IPersons persons, DateTimeOffset now)
    {
        var id = Kernel.Ids.New(now);
        return new HistoricRecord
        {
            Id = id, Name = cipher.Seal(HistoricRecord.NameColumn, id, row.Name), DocumentType = row.Type,
            DocumentIndex = persons.DocumentIndex(row.Type, row.Number), DwellingCode = row.DwellingCode, From = row.From, To = row.To,
        };
    }

    /// <summary>In the present transaction. A registration of the same document, dwelling and first day is left as it is.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> InsertAsync(IReadOnlyList<HistoricRecord> records, CancellationToken cancel)
    {
        var whole = records.Count - records.Count % rowsPerStatement;
        var added = await InsertAsync(records.Take(whole), rowsPerStatement, cancel);
        return whole == records.Count ? added : added + await InsertAsync(records.Skip(whole), records.Count - whole, cancel);
    }

    /// <summary>The same statement again and again, its values exchanged.</summary>
    private async Task<int> InsertAsync(IEnumerable<HistoricRecord> records, int rows, CancellationToken cancel)
    {
        var added = 0;
        await using var command = Command();
        foreach (var part in records.Chunk(rows))
        {
            var values = part.SelectMany(Values).ToList();
            if (command.CommandText.Length == 0)
            {
                var text = new StringBuilder($"insert into residence_history ({Columns}) values ");
                foreach (var row in values.Chunk(values.Count / rows))
                    text.Append(command.Parameters.Count == 0 ? '(' : ",(").AppendJoin(',', row.Select(v => Parameter(command, v))).Append(')');
                command.CommandText = text.Append(" on conflict do nothing").ToString();
                await command.PrepareAsync(cancel);
            }
            for (var i = 0; i < values.Count; i++) Set(command.Parameters[i], values[i]);
            added += await command.ExecuteNonQueryAsync(cancel);
        }
        return added;
    }

    private static object?[] Values(HistoricRecord r) => [r.Id, r.Name, r.DocumentType.ToString(), r.DocumentIndex, r.DwellingCode, Day(r.From), r.To is { } to ? Day(to) : null];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private DbCommand Command()
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static void Set(DbParameter parameter, object? value)
    {
        parameter.Value = value ?? DBNull.Value;
        if (value is null) parameter.DbType = DbType.String;   // PostgreSQL wants to know of what kind the nothing is
    }

    private static string Parameter(DbCommand command, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@p" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
        Set(parameter, value);
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }
}
