namespace PublicPortal.Data.Fields;

/// <summary>
/// A column that holds sealed values; each module declares its own, so that changing the data key finds them. A test finds
/// a column that is not declared.
/// </summary>
/// <param name="Context">The name it is sealed under: <c>table.column</c>.</param>
public sealed record SealedColumn(string Context)
{
    public string Table => Context[..Context.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Where it lies, when that is not the column of its name.</summary>
    public string Stored { get; init; } = Context[(Context.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The column with the id that the value is bound to.</summary>
    public string Row { get; init; } = "id";

    public string Name => $"{Table}.{Stored}";
}

/// <summary>Sealed values that do not lie in the database (files); their owner seals them anew.</summary>
public interface ISealedElsewhere
{
    string Name { get; }

    /// <summary>Seals up to a chunk anew that an older key sealed, in the order of ids.</summary>
    /// <returns>How many it looked at and sealed anew, and the last id; null as id when nothing is left.</returns>
    Task<(int Seen, int Changed, Guid? Last)> ResealAsync(Guid? after, CancellationToken cancel);
}
