using System.ComponentModel.DataAnnotations;

namespace PublicPortal.MicroProjects;

/// <summary>Section <c>MicroProjects</c>.</summary>
internal sealed class MicroProjectsOptions
{
    /// <summary>Photos of one proposal.</summary>
    [Range(0, 20)] public int Photos { get; set; } = 4;

    /// <summary>Proposals of one person in one round that are not withdrawn.</summary>
    [Range(1, 100)] public int ProposalsPerRound { get; set; } = 5;

    /// <summary>Proposals sent by one account in a day.</summary>
    [Range(1, 100)] public int ProposalsPerDay { get; set; } = 5;

    /// <summary>Comments of one account in ten minutes.</summary>
    [Range(1, 100)] public int CommentsPerTenMinutes { get; set; } = 5;

    /// <summary>Comments of one account in a day.</summary>
    [Range(1, 1000)] public int CommentsPerDay { get; set; } = 30;

    /// <summary>Reports of one account in a day.</summary>
    [Range(1, 1000)] public int ReportsPerDay { get; set; } = 20;

    /// <summary>Proposals are looked at before they are shown; else they are shown at once and may be hidden.</summary>
    public bool ProposalsWait { get; set; }

    /// <summary>What a new round suggests: so many endorsements start the clock of the answer.</summary>
    [Range(1, 10000)] public int Threshold { get; set; } = 30;

    /// <summary>What a new round suggests: working days until the answer.</summary>
    [Range(1, 90)] public int AnswerDays { get; set; } = 15;

    /// <summary>What a new round suggests: working days for objections to an answer. Common terms are 3, 5 or 7.</summary>
    [Range(0, 90)] public int ObjectionDays { get; set; } = 5;

    /// <summary>Days after which a draft that nobody touched is deleted.</summary>
    [Range(7, 730)] public int KeepDraftDays { get; set; } = 180;

    /// <summary>How the council's choice among proposals is counted: a name that <c>portal count</c> knows.</summary>
    [Required, RegularExpression("[a-z0-9/-]{3,40}")] public string CountingRule { get; set; } = "equalshares/add1u";

    /// <summary>Seconds for which a page in memory may show an earlier count of endorsements.</summary>
    [Range(1, 600)] public int CountsAgeSeconds { get; set; } = 30;
}
