using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace PublicPortal.TestKit.Databases;

/// <summary>
/// <c>[Theory, BothDatabases]</c> runs a test once on each <see cref="DatabaseKind"/>, its first argument; what is
/// given here follows as further arguments. A missing PostgreSQL is a failure, never a skipped test.
/// </summary>
/// <param name="arguments">The arguments after the kind.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BothDatabasesAttribute(params object?[] arguments) : DataAttribute
{
    public IReadOnlyList<object?> Arguments { get; } = arguments;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<DatabaseKind>().Select(kind => new TheoryDataRow([kind, .. Arguments]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
