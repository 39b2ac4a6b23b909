using PublicPortal.Hosting.Lists;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Exports;

/// <summary>A column that may be chosen.</summary>
/// <param name="IsChosen">Ticked at first.</param>
/// <param name="Why">What is shown of a person, and how little; null for columns about no person.</param>
internal sealed record ExportColumn(string Key, LocalizedText Title, bool IsChosen = true, LocalizedText? Why = null);

/// <param name="Cells">By column key.</param>
internal sealed record ExportRow(Guid Id, IReadOnlyDictionary<string, string?> Cells);

/// <summary>
/// A list that may be exported. Columns about persons are masked, always: there is no permission that unmasks them. One
/// whole number is looked at one by one, with a reason, and the person sees it; a file of whole numbers would be just
/// what this portal never makes, a list to be matched elsewhere, and nobody could tell any person who has it.
/// </summary>
internal interface IExportSource
{
    ListInfo List { get; }
    IReadOnlyList<ExportColumn> Columns { get; }
    Task<int> CountAsync(ListView list, IReadOnlyList<string> scopes, CancellationToken cancel);

    /// <summary>The rows behind the given one, in the order of their ids.</summary>
    Task<IReadOnlyList<ExportRow>> PageAsync(ListView list, IReadOnlyList<string> scopes, Guid? after, int take, CancellationToken cancel);
}
