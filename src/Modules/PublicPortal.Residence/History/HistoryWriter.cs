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

/// <summary>Writes many earlier registrations with few statements. A hundred million of them exist: one object each in the change tracker is too much.</summary>
internal sealed class HistoryWriter(PortalDbContext db)
{
    private const int RowsPerStatement = 200, KeysPerStatement = 900;
    private const string Columns = """id, name, document_type, document_index, dwelling_code, "from", "to" """;

    /// <summary>What makes a registration the same one.</summary>
    public static string Key(HistoricRecord record) => $"{Convert.ToHexString(record.DocumentIndex)}|{record.DwellingCode}|{Day(record.From)}";

    public static IReadOnlyList<HistoricRecord> Seal(IEnumerable<HistoryRow> rows, FieldCipher cipher, IPersons persons, DateTimeOffset now) =>
    [
        .. rows.Select(row =>
        {
            var id = Kernel.Ids.New(now);
            return new HistoricRecord
            {
                Id = id, Name = cipher.Seal(HistoricRecord.NameColumn, id, row.Name), DocumentType = row.Type,
                DocumentIndex = persons.DocumentIndex(row.Type, row.Number), DwellingCode = row.DwellingCode, From = row.From, To = row.To,
            };
        }),
    ];

    /// <summary>Keys of registrations that are there already, of the same documents.</summary>
    public async Task<HashSet<string>> KnownAsync(IReadOnlyList<HistoricRecord> records, CancellationToken cancel)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            foreach (var part in records.Chunk(KeysPerStatement))
            {
                await using var command = Command();
                command.CommandText = $"""select document_index, dwelling_code, "from" from residence_history where document_index in ({string.Join(',', part.Select(r => Parameter(command, r.DocumentIndex)))})""";
                await using var reader = await command.ExecuteReaderAsync(cancel);
                while (await reader.ReadAsync(cancel))
                    known.Add($"{Convert.ToHexString((byte[])reader.GetValue(0))}|{reader.GetString(1)}|{reader.GetString(2)}");
            }
        }
        finally { await db.Database.CloseConnectionAsync(); }
        return known;
    }

    /// <summary>In the present transaction. A row that somebody else added meanwhile is left as it is.</summary>
    public async Task InsertAsync(IReadOnlyList<HistoricRecord> records, CancellationToken cancel)
    {
        foreach (var part in records.Chunk(RowsPerStatement))
        {
            await using var command = Command();
            var text = new StringBuilder($"insert into residence_history ({Columns}) values ");
            for (var i = 0; i < part.Length; i++)
                text.Append(i == 0 ? '(' : ",(").AppendJoin(',', Values(part[i]).Select(v => Parameter(command, v))).Append(')');
            command.CommandText = text.Append(" on conflict do nothing").ToString();
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static object?[] Values(HistoricRecord r) => [r.Id, r.Name, r.DocumentType.ToString(), r.DocumentIndex, r.DwellingCode, Day(r.From), r.To is { } to ? Day(to) : null];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private DbCommand Command()
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static string Parameter(DbCommand command, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@p" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
        parameter.Value = value ?? DBNull.Value;
        if (value is null) parameter.DbType = DbType.String;   // PostgreSQL wants to know of what kind the nothing is
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }
}
