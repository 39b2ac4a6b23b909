namespace PublicPortal.Kernel;

/// <summary>
/// An expected "no": a stable code that programs may rely on, a text for people, and the form field it belongs to.
/// A bug or a broken machine is an exception, never a refusal.
/// </summary>
/// <param name="Code">Stable, dotted, lower case: <c>residence.declaration.already-open</c>.</param>
/// <param name="Text">What is wrong and what to do about it.</param>
/// <param name="Field">The name of the input property, or null when the whole form is meant.</param>
/// <param name="LeavesTrace">The refusal must be remembered (failed sign-in, spent attempt): the transaction is committed, not rolled back.</param>
public sealed record Refusal(string Code, LocalizedText Text, string? Field = null, bool LeavesTrace = false)
{
    public Refusal(string code, string zh, string en, string? field = null) : this(code, new LocalizedText(zh, en), field) { }

    /// <summary>The same refusal shown at a field.</summary>
    public Refusal At(string field) => this with { Field = field };

    /// <summary>The same refusal with its placeholders filled.</summary>
    public Refusal With(params object?[] arguments) => this with { Text = Text.With(arguments) };
}

/// <summary>Done, or refused for one or more reasons.</summary>
public class Result
{
    private static readonly Result Done = new([]);

    protected Result(IReadOnlyList<Refusal> refusals) => Refusals = refusals;

    public IReadOnlyList<Refusal> Refusals { get; }
    public bool IsRefused => Refusals.Count > 0;
    public bool IsOk => Refusals.Count == 0;

    public static Result Ok() => Done;
    public static Result Refuse(params IReadOnlyList<Refusal> refusals) => new(refusals);
    public static Result<T> Ok<T>(T value) => new(value, []);

    public static implicit operator Result(Refusal refusal) => new([refusal]);
}

/// <summary>A value, or the reasons why there is none.</summary>
public sealed class Result<T> : Result
{
    private readonly T? value;

    internal Result(T? value, IReadOnlyList<Refusal> refusals) : base(refusals) => this.value = value;

    /// <summary>The value. Asking a refused result for it is a bug.</summary>
    public T Value => IsOk ? value! : throw new InvalidOperationException($"Refused: {Refusals[0].Code}");

    public static new Result<T> Refuse(params IReadOnlyList<Refusal> refusals) => new(default, refusals);

    public static implicit operator Result<T>(T value) => new(value, []);
    public static implicit operator Result<T>(Refusal refusal) => new(default, [refusal]);
}
