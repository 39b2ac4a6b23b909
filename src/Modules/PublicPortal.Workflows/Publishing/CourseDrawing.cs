using PublicPortal.Kernel;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Publishing;

internal sealed record DrawnTask(int X, int Y, int Width, string Label, string Days, bool IsConditional);

internal sealed record DrawnBox(int Y, int Height, string Label, string Note, IReadOnlyList<DrawnTask> Tasks, bool IsConditional);

/// <param name="Path">The <c>d</c> of a path.</param>
internal sealed record DrawnLine(string Path, string Label, int LabelX, int LabelY, bool IsRefusal);

internal sealed record DrawnEnd(int X, int Y, int Width, string Label, bool IsGranted);

/// <summary>
/// The course of a workflow as a picture made on the server: stages from above to below, their tasks side by side, the ways on at the
/// side, the outcomes at the foot. Plain numbers and texts; the page writes the SVG, so that nothing is raw markup.
/// </summary>
internal sealed class CourseDrawing
{
    public const int Width = 760, Left = 16, BoxWidth = 600, TaskHeight = 54, Gap = 46;
    private const int Head = 44, Pad = 12, PerRow = 3;
    private readonly WorkflowDefinition definition;

    public CourseDrawing(WorkflowDefinition definition)
    {
        this.definition = definition;
        var y = 16;
        var boxes = new List<DrawnBox>();
        foreach (var stage in definition.Stages)
        {
            var rows = (stage.Tasks.Count + PerRow - 1) / PerRow;
            var height = Head + rows * (TaskHeight + Pad) + Pad / 2;
            boxes.Add(new DrawnBox(y, height, stage.Label.ToString(), Note(stage), Tasks(stage, y), stage.When is not null));
            y += height + Gap;
        }
        Boxes = boxes;
        var width = Math.Min(220, (BoxWidth + 120) / Math.Max(1, definition.Outcomes.Count) - 12);
        Ends = [.. definition.Outcomes.Select((o, i) => new DrawnEnd(Left + i * (width + 12), y, width, Cut(o.Label.ToString(), width / 15), o.Kind == OutcomeKind.Granted))];
        Height = y + 60;
        Lines = [.. Ways()];
    }

    public IReadOnlyList<DrawnBox> Boxes { get; }
    public IReadOnlyList<DrawnEnd> Ends { get; }
    public IReadOnlyList<DrawnLine> Lines { get; }
    public int Height { get; }

    /// <summary>Read aloud in the picture's place.</summary>
    public LocalizedText Words => new(
        $"{definition.Name.Zh}：{string.Join("，然后", definition.Stages.Select(s => $"{s.Label.Zh}（{string.Join("、", s.Tasks.Select(t => t.Label.Zh))}）"))}；结果：{string.Join("、", definition.Outcomes.Select(o => o.Label.Zh))}。",
        $"{definition.Name.En}: {string.Join(", then ", definition.Stages.Select(s => $"{s.Label.En} ({string.Join(", ", s.Tasks.Select(t => t.Label.En))})"))}; outcomes: {string.Join(", ", definition.Outcomes.Select(o => o.Label.En))}.");

    private static IReadOnlyList<DrawnTask> Tasks(Stage stage, int top)
    {
        var columns = Math.Min(PerRow, stage.Tasks.Count);
        var width = (BoxWidth - Pad * (columns + 1)) / columns;
        return [.. stage.Tasks.Select((t, i) => new DrawnTask(Left + Pad + i % PerRow * (width + Pad), top + Head + i / PerRow * (TaskHeight + Pad), width, Cut(t.Label.ToString(), width / 15), Days(t.Days, t.Unit).ToString(), t.When is not null))];
    }

    private static string Note(Stage stage)
    {
        var join = stage.Tasks.Count > 1 ? DefinitionChanges.JoinText(stage.Join).ToString() : "";
        var timer = stage.Timer is { } t ? new LocalizedText($"{Days(t.Days, t.Unit).Zh}没有人反对就算同意", $"agreed after {Days(t.Days, t.Unit).En} without a no").ToString() : "";
        return string.Join(" ・ ", new[] { join, timer }.Where(x => x.Length > 0));
    }

    /// <summary>Straight down to the next stage; round the right side to anything further.</summary>
    private IEnumerable<DrawnLine> Ways()
    {
        var lane = 0;
        for (var i = 0; i < definition.Stages.Count; i++)
        {
            var (stage, box) = (definition.Stages[i], Boxes[i]);
            var results = stage.Tasks.SelectMany(t => t.Results).ToList();
            if (definition.Next(stage, agreed: true) is { } agreed) yield return Way(i, box, agreed, Hosting.Pages.Text.T("同意", "agreed"), refusal: false, ref lane);
            if (results.Any(r => r.Counts == ResultCounts.Refuse) && definition.Next(stage, agreed: false) is { } refused) yield return Way(i, box, refused, Hosting.Pages.Text.T("不同意", "refused"), refusal: true, ref lane);
        }
    }

    private DrawnLine Way(int from, DrawnBox box, string target, string label, bool refusal, ref int lane)
    {
        var stage = definition.Stages.ToList().FindIndex(s => s.Id == target);
        var bottom = box.Y + box.Height;
        if (stage == from + 1) return new DrawnLine($"M{Left + BoxWidth / 2} {bottom}V{Boxes[stage].Y - 6}", label, Left + BoxWidth / 2 + 10, bottom + 26, refusal);
        var end = stage < 0 ? Ends[definition.Outcomes.ToList().FindIndex(o => o.Id == target)] : null;
        if (end is not null && from == definition.Stages.Count - 1)
        {
            var x = end.X + end.Width / 2;
            var start = Math.Clamp(x, Left + 30, Left + BoxWidth - 30);
            return new DrawnLine($"M{start} {bottom}V{bottom + 16}H{x}V{end.Y - 6}", label, Math.Min(start, x) + Math.Abs(x - start) + 8, bottom + 34, refusal);
        }
        var side = Left + BoxWidth + 24 + lane++ % 5 * 18;
        var (tx, ty) = end is null ? (Left + BoxWidth, Boxes[stage].Y + 22) : (Math.Max(end.X + end.Width - 24 - lane * 8, end.X + 20), end.Y - 6);
        var path = end is null ? $"M{Left + BoxWidth} {box.Y + 22}H{side}V{ty}H{tx + 6}" : $"M{Left + BoxWidth} {box.Y + 22}H{side}V{end.Y - 24}H{tx}V{ty}";
        return new DrawnLine(path, label, Left + BoxWidth + 6, box.Y + 14, refusal);
    }

    internal static LocalizedText Days(decimal days, DayUnit unit)
    {
        var number = days.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
        return unit == DayUnit.WorkingDays ? new($"{number} 个工作日", $"{number} working days") : new($"{number} 天", $"{number} days");
    }

    private static string Cut(string text, int most)
    {
        var room = text.Any(c => c > 255) ? most : most * 2;
        return text.Length <= room ? text : text[..Math.Max(1, room - 1)] + "…";
    }
}
