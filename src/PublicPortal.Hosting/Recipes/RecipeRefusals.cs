using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Recipes;

public static class RecipeRefusals
{
    /// <summary>The form field that a file comes in by.</summary>
    public const string Field = "Upload";

    public static readonly Refusal NotJson = new("hosting.recipe.not-json",
        "这个文件不是有效的 JSON：第 {0} 行（{1}）。", "The file is no valid JSON: line {0} ({1}).", Field);

    public static readonly Refusal NoRecipe = new("hosting.recipe.no-recipe",
        "这个文件不是配方：{0} 应当是{1}。", "The file is no recipe: {0} should be {2}.", Field);

    public static readonly Refusal BrokenStep = new("hosting.recipe.broken-step",
        "配方在 {0} 处有误：{1}。整个文件没有导入。", "The recipe is wrong at {0}: {2}. Nothing of the file was imported.", Field);

    public static readonly Refusal TooDeep = new("hosting.recipe.too-deep",
        "配方互相引用太深（{0}）。", "Recipes refer to each other too deeply ({0}).", Field);

    /// <summary>A step cannot be carried out; the whole recipe is refused.</summary>
    public static Refusal Broken(string path, string zh, string en) => BrokenStep.With(path, zh, en);
}
