using System.Security.Cryptography;
using System.Text;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCaseOrderer(typeof(PublicPortal.Tests.TestOrder))]

namespace PublicPortal.Tests;

/// <summary>
/// The tests of a class run in an order that only their names decide. xUnit's own order depends on the folder in which the
/// tests were built, so that a test that needs another one before it passes on one machine and fails on the next.
/// <c>PORTAL_TEST_ORDER</c>, any word, shuffles them anew, to look for such tests.
/// </summary>
public sealed class TestOrder : ITestCaseOrderer
{
    private static readonly string Word = Environment.GetEnvironmentVariable("PORTAL_TEST_ORDER") ?? "";

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases) where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(t => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Word + t.TestCaseDisplayName))), StringComparer.Ordinal)];
}
