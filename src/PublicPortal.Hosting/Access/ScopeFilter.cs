using System.Linq.Expressions;

namespace PublicPortal.Hosting.Access;

/// <summary>Turns scope paths into a condition of a query.</summary>
public static class ScopeFilter
{
    /// <summary>Rows whose path starts with one of the scopes; none when there is no scope.</summary>
    public static Expression<Func<T, bool>> Below<T>(IReadOnlyCollection<string> scopes, Expression<Func<T, string>> path)
    {
        var startsWith = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string)])!;
        Expression condition = Expression.Constant(false);
        foreach (var scope in scopes)
            condition = Expression.OrElse(condition, Expression.Call(path.Body, startsWith, Expression.Constant(scope)));
        return Expression.Lambda<Func<T, bool>>(condition, path.Parameters);
    }
}
