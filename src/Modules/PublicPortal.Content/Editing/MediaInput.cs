using Microsoft.AspNetCore.Http;
using PublicPortal.Content.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Editing;

/// <summary>Pictures that came with a form: stored, and their paths put where the form expects them.</summary>
internal sealed class MediaInput(IEnumerable<IRecipeMedia> media)
{
    private const int LargestFile = 20_000_000;

    public bool IsPossible => media.Any();

    /// <returns>Paths by the prefix of the field; or what was wrong with a picture, at its field.</returns>
    public async Task<Result<Dictionary<string, string>>> StoreAsync(ItemForm form, IFormCollection words, Process process, CancellationToken cancel)
    {
        var paths = new Dictionary<string, string>();
        foreach (var question in form.Questions.Where(q => q.Kind is MediaKind))
        {
            if (words.Files.GetFile(question.Prefix + ".File") is not { Length: > 0 } file) continue;
            if (file.Length > LargestFile) return StepRefusals.TooLarge.With(LargestFile / 1_000_000).At(question.Prefix + ".File");
            var content = new byte[file.Length];
            await using (var stream = file.OpenReadStream()) await stream.ReadExactlyAsync(content, cancel);
            foreach (var store in media)
            {
                var saved = await store.SaveAsync(file.FileName, words[question.Prefix + ".Second"], content, process, cancel);
                if (saved.IsRefused) return Result<Dictionary<string, string>>.Refuse([.. saved.Refusals.Select(r => r.At(question.Prefix + ".File"))]);
                paths[question.Prefix] = saved.Value.Path;
            }
        }
        return paths;
    }
}
