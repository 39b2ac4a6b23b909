using System.Globalization;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Cases;

/// <summary>What a task asks to be filled in.</summary>
internal static class AnswerCheck
{
    /// <summary>Name of the form field of an answer.</summary>
    public static string FieldOf(string id) => "Answer_" + id;

    /// <summary>Why the answers cannot be taken; null when they can. Fields are asked only where the result ends the task.</summary>
    public static Refusal? Wrong(StageTask task, TaskResult result, IReadOnlyDictionary<string, FieldValue> answers)
    {
        foreach (var field in task.Fields)
        {
            var value = answers.GetValueOrDefault(field.Id);
            if (value is null or { IsEmpty: true })
            {
                if (field.Required && result.Counts is ResultCounts.Agree or ResultCounts.Opinion) return CaseRefusals.AnswerMissing.With(field.Label).At(FieldOf(field.Id));
                continue;
            }
            if (WhyNot(field, value) is { } why)
                return (CaseRefusals.AnswerWrong with { Text = new(string.Format(CultureInfo.InvariantCulture, "“{0}”填得不对：{1}", field.Label.Zh, why.Zh), $"“{field.Label.En}” is not right: {why.En}") }).At(FieldOf(field.Id));
        }
        return answers.Keys.FirstOrDefault(k => task.Fields.All(f => f.Id != k)) is { } unknown ? CaseRefusals.AnswerMissing.With(unknown) : null;
    }

    private static LocalizedText? WhyNot(FormField field, FieldValue value)
    {
        switch (field.Type)
        {
            case FieldType.Number:
                if (Number(value.Words) is not { } number) return new("请写数字。", "write a number.");
                if (number < field.Min || number > field.Max) return new($"应在 {field.Min} 到 {field.Max} 之间。", $"it must be between {field.Min} and {field.Max}.");
                return null;
            case FieldType.Date: return DateOnly.TryParseExact(value.Words, "yyyy-MM-dd", out _) ? null : new("请写日期，例如 2026-11-22。", "write a date like 2026-11-22.");
            case FieldType.Choice: return field.Options.Any(o => o.Id == value.Words) ? null : new("没有这个选项。", "there is no such choice.");
            case FieldType.YesNo: return value.Words is "true" or "false" ? null : new("请选“是”或“否”。", "choose yes or no.");
            default: return value.Words.Length <= (field.MaxLength ?? (field.Type == FieldType.LongText ? 1000 : 200)) ? null : new("太长了。", "it is too long.");
        }
    }

    /// <summary>A typed answer as the value that conditions compare.</summary>
    public static FieldValue Read(FormField field, string typed) => field.Type == FieldType.Number && Number(typed.Trim()) is { } number ? FieldValue.Of(number) : FieldValue.Of(typed.Trim());

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
