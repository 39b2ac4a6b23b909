using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Imports;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Batches;

/// <summary>The template to fill in, and the file of rows to mend with line, column and reason beside the original cells.</summary>
internal static class BatchFiles
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/residence/batches/template.csv", TemplateAsync).Allow(Access.Resident).ExcludeFromDescription();
        endpoints.MapGet("/residence/batches/{id:guid}/rejects.csv", RejectsAsync).Allow(Access.Resident).ExcludeFromDescription();
    }

    /// <summary>UTF-8 with its mark, so that Excel and WPS read the Chinese.</summary>
    private static Task<IResult> TemplateAsync() => CsvAsync("申报模板.csv", csv =>
    {
        csv.Row(LocalizedText.IsEnglish ? BatchColumns.English : BatchColumns.Chinese);
        return Task.CompletedTask;
    });

    private static async Task<IResult> RejectsAsync(Guid id, BatchService batches, FieldCipher cipher, ICurrentUser user, CancellationToken cancel)
    {
        if (await batches.FindAsync(id, user.AccountId!.Value, cancel) is null) return Results.NotFound();
        return await CsvAsync("要修改的行.csv", async csv =>
        {
            csv.Row([.. CsvSource.RejectsColumns, .. BatchColumns.Chinese]);
            for (var skip = 0; ; skip += 1000)
            {
                var rows = await batches.RowsAsync(id, toMend: true, skip, 1000, cancel);
                foreach (var row in rows)
                    csv.Row([row.Line.ToString(CultureInfo.InvariantCulture), row.Column, row.ReasonZh, row.ReasonEn, .. JsonSerializer.Deserialize<string[]>(cipher.Open(BatchRow.CellsColumn, row.Id, row.Cells))!]);
                if (rows.Count < 1000) return;
            }
        });
    }

    private static async Task<IResult> CsvAsync(string name, Func<CsvExport, Task> write)
    {
        var memory = new MemoryStream();
        await using (var csv = new CsvExport(memory))
        {
            await write(csv);
            await csv.FlushAsync();
            return Results.File(memory.ToArray(), "text/csv; charset=utf-8", name);
        }
    }
}
