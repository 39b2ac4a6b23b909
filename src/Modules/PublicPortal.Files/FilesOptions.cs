using System.ComponentModel.DataAnnotations;

namespace PublicPortal.Files;

/// <summary>Section <c>Files</c>.</summary>
internal sealed class FilesOptions
{
    /// <summary>Folder of the sealed contents; nodes share it. Default: <c>files</c> in the data folder.</summary>
    public string? Path { get; set; }

    /// <summary>How long a file is kept whose purpose has no rule of its own.</summary>
    [Range(1, 36500)]
    public int KeepDays { get; set; } = 1095;

    /// <summary>By purpose (<c>residence.lease-photo</c>): how long, how large, pictures only.</summary>
    public Dictionary<string, FilePurpose> Purposes { get; set; } = [];

    /// <summary>What a module says, where no setting says otherwise.</summary>
    public void Take(Contracts.FilePurposeRule rule) =>
        Purposes.TryAdd(rule.Purpose, new FilePurpose { KeepDays = rule.KeepDays, MostBytes = rule.MostBytes, PicturesOnly = rule.PicturesOnly });

    public FilePurpose Of(string purpose) => Purposes.GetValueOrDefault(purpose) ?? new FilePurpose();

    public int KeepDaysOf(string purpose) => Of(purpose).KeepDays ?? KeepDays;

    public bool IsValid => Purposes.Values.All(p => p.KeepDays is null or (>= 1 and <= 36500) && p.MostBytes is >= 1024 and <= FilePurpose.Most);
}

/// <summary>What may be sent for a purpose, and how long it is kept.</summary>
internal sealed class FilePurpose
{
    public const int Most = 10 * 1024 * 1024;

    public int? KeepDays { get; set; }
    public int MostBytes { get; set; } = Most;
    public bool PicturesOnly { get; set; }
}
