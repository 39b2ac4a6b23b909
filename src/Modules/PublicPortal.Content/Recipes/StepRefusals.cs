using PublicPortal.Kernel;

namespace PublicPortal.Content.Recipes;

internal static class StepRefusals
{
    public static readonly Refusal Decided = new("content.step.decided", "这一步已经有人处理了。", "Someone has decided about this step already.");
    public static readonly Refusal Own = new("content.step.own", "不能批准自己导入的步骤，请另一位安全管理员来办。", "You cannot approve a step that you imported yourself; ask another security administrator.");
    public static readonly Refusal Gone = new("content.step.gone", "没有这一步。", "There is no such step.");
    public static readonly Refusal TooLarge = new("content.recipe.too-large", "文件太大了，最多 {0} MB。", "The file is too large; at most {0} MB.", "Upload");
    public static readonly Refusal FileMissing = new("content.recipe.file-missing", "请选择一个配方文件。", "Choose a recipe file.", "Upload");
    public static readonly Refusal StepTooLarge = new("content.recipe.step-too-large", "步骤 {0} 太大了，无法保留。", "The step {0} is too large to be kept.", "Upload");
    public static readonly Refusal Parameters = new("content.recipe.parameters", "参数一行一个，写成 名称=值。", "One parameter a line, as name=value.", "Parameters");
}
