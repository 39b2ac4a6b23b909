using System.Globalization;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Places.Contracts;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>What was typed, read and checked against the round: the only way from a draft to a proposal.</summary>
internal sealed record ProposalText(string Title, string Need, ProposalKind Kind, string Field, string? Place, Guid? BuildingId, double? Longitude, double? Latitude, long? Guess)
{
    private const int ShortestNeed = 10;

    /// <param name="buildings">Of the community.</param>
    public static Result<ProposalText> Read(DraftContent typed, Round round, RuleSet rules, IReadOnlyList<PlaceInfo> buildings, IReadOnlyList<PlaceOutline> outlines)
    {
        var refusals = new List<Refusal>();
        var (title, need, place) = (Line(typed.Title), typed.Need?.Trim().ReplaceLineEndings("\n"), Line(typed.Place));
        if (title is null) refusals.Add(ProposalRefusals.TitleMissing);
        else if (title.Length > Proposal.TitleLength) refusals.Add(ProposalRefusals.TitleLong.With(Proposal.TitleLength));
        if (need is not { Length: >= ShortestNeed }) refusals.Add(ProposalRefusals.NeedMissing);
        else if (need.Length > Proposal.NeedLength) refusals.Add(ProposalRefusals.NeedLong.With(Proposal.NeedLength));
        if (!Enum.TryParse<ProposalKind>(typed.Kind, out var kind) || rules.Of(kind) is null) refusals.Add(ProposalRefusals.KindMissing);
        if (rules.Field(typed.Field) is null) refusals.Add(ProposalRefusals.FieldMissing);
        var building = string.IsNullOrEmpty(typed.Building) ? null : buildings.FirstOrDefault(b => b.Id.ToString() == typed.Building);
        if (building is null && !string.IsNullOrEmpty(typed.Building)) refusals.Add(ProposalRefusals.BuildingUnknown);
        if (place?.Length > Proposal.PlaceLength) refusals.Add(ProposalRefusals.PlaceLong.With(Proposal.PlaceLength));
        var point = Point(typed);
        if (point is { } at && outlines.Count > 0 && !outlines.Any(o => Inside(o, at))) refusals.Add(ProposalRefusals.PointOutside);
        if (place is null && building is null && point is null) refusals.Add(ProposalRefusals.PlaceMissing);
        var guess = Yuan.ReadAboveZero(typed.Guess);
        if (guess is null && !string.IsNullOrWhiteSpace(typed.Guess)) refusals.Add(ProposalRefusals.GuessWrong);
        else if (guess > round.Fund) refusals.Add(ProposalRefusals.GuessAboveFund.With(Yuan.Number(round.Fund)));
        if (refusals.Count > 0) return Result<ProposalText>.Refuse(refusals);
        return new ProposalText(title!, need!, kind, typed.Field!, Join(building?.Name, place), building?.Id, point?.Longitude, point?.Latitude, guess);
    }

    private static string? Line(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim().ReplaceLineEndings(" ");

    private static string? Join(string? building, string? place)
    {
        var both = (building, place) switch { (null, _) => place, (_, null) => building, _ when place.Contains(building, StringComparison.Ordinal) => place, _ => $"{building}，{place}" };
        return both?.Length > Proposal.PlaceLength ? both[..Proposal.PlaceLength] : both;
    }

    private static GeoPoint? Point(DraftContent typed) =>
        Degrees(typed.Longitude) is { } longitude and >= -180 and <= 180 && Degrees(typed.Latitude) is { } latitude and >= -90 and <= 90 ? new GeoPoint(longitude, latitude) : null;

    private static double? Degrees(string? typed) =>
        double.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? Math.Round(degrees, 6) : null;

    /// <summary>By crossings, over all rings of all parts: a hole is outside.</summary>
    internal static bool Inside(PlaceOutline outline, GeoPoint point)
    {
        if (outline.Polygons.Count == 0) return true;
        var inside = false;
        foreach (var ring in outline.Polygons.SelectMany(p => p))
            for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
                if (ring[i].Latitude > point.Latitude != ring[j].Latitude > point.Latitude
                    && point.Longitude < (ring[j].Longitude - ring[i].Longitude) * (point.Latitude - ring[i].Latitude) / (ring[j].Latitude - ring[i].Latitude) + ring[i].Longitude)
                    inside = !inside;
        return inside;
    }

    /// <summary>As the form shows it again.</summary>
    public static DraftContent Typed(Proposal proposal) => new()
    {
        Title = proposal.Title, Need = proposal.Need, Kind = proposal.Kind.ToString(), Field = proposal.Field, Place = proposal.Place, Building = proposal.BuildingId?.ToString(),
        Longitude = proposal.Longitude?.ToString(CultureInfo.InvariantCulture), Latitude = proposal.Latitude?.ToString(CultureInfo.InvariantCulture), Guess = proposal.Guess is { } guess ? Yuan.Plain(guess) : null,
    };

    public void WriteTo(Proposal proposal)
    {
        (proposal.Title, proposal.Need, proposal.Kind, proposal.Field, proposal.Place, proposal.BuildingId) = (Title, Need, Kind, Field, Place, BuildingId);
        (proposal.Longitude, proposal.Latitude, proposal.Guess) = (Longitude, Latitude, Guess);
    }

    public bool IsIn(Proposal p) =>
        (p.Title, p.Need, p.Kind, p.Field, p.Place, p.BuildingId, p.Longitude, p.Latitude, p.Guess) == (Title, Need, Kind, Field, Place, BuildingId, Longitude, Latitude, Guess);

    public ProposalVersion Version(Guid proposalId, int number, Guid? enteredBy, DateTimeOffset now) => new()
    {
        Id = Ids.New(now), ProposalId = proposalId, Number = number, Title = Title, Need = Need, Kind = Kind, Field = Field, Place = Place, Guess = Guess, At = now, EnteredBy = enteredBy,
    };
}
