using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace PublicPortal.Hosting.Pages.TagHelpers;

/// <summary>Name, value and error of one field: what was typed comes before what the model holds.</summary>
internal sealed class FieldState
{
    public FieldState(ModelExpression expression, ViewContext view, FieldKind kind)
    {
        Name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        Id = TagBuilder.CreateSanitizedId(Name, "_");
        var type = Nullable.GetUnderlyingType(expression.ModelExplorer.ModelType) ?? expression.ModelExplorer.ModelType;
        Kind = kind != FieldKind.Auto ? kind : KindOf(type);
        Multiple = type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);
        Length = expression.Metadata.ValidatorMetadata.OfType<System.ComponentModel.DataAnnotations.StringLengthAttribute>().FirstOrDefault()?.MaximumLength
            ?? expression.Metadata.ValidatorMetadata.OfType<System.ComponentModel.DataAnnotations.MaxLengthAttribute>().FirstOrDefault()?.Length;

        view.ViewData.ModelState.TryGetValue(Name, out var state);
        Error = state?.Errors.Select(error => error.ErrorMessage).FirstOrDefault(message => message.Length > 0);
        Values = state?.RawValue switch
        {
            string[] typed => typed,
            string typed => [typed],
            _ => ModelValues(expression.Model),
        };
    }

    public string Name { get; }
    public string Id { get; }
    public FieldKind Kind { get; }
    public bool Multiple { get; }
    public int? Length { get; }
    public string? Error { get; }
    public IReadOnlyList<string> Values { get; }
    public string Value => Values.Count > 0 ? Values[0] : "";

    private static FieldKind KindOf(Type type) => type switch
    {
        _ when type == typeof(bool) => FieldKind.Checkbox,
        _ when type == typeof(DateOnly) => FieldKind.Date,
        _ when type == typeof(int) || type == typeof(long) || type == typeof(decimal) => FieldKind.Number,
        _ when typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type) => FieldKind.File,
        _ => FieldKind.Text,
    };

    private static IReadOnlyList<string> ModelValues(object? model) => model switch
    {
        null => [],
        string text => [text],
        DateOnly day => [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        IEnumerable many => [.. many.Cast<object?>().Where(one => one is not null).Select(one => Convert.ToString(one, CultureInfo.InvariantCulture)!)],
        _ => [Convert.ToString(model, CultureInfo.InvariantCulture) ?? ""],
    };
}
