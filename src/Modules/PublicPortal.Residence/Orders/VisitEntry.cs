using System.Globalization;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Orders;

/// <summary>What an officer entered at the door.</summary>
/// <param name="MoveIn">The corrected day, for <see cref="VisitResult.Corrected"/>.</param>
internal sealed record VisitInput(Guid OrderId, Guid? DeclarationId, string? Result, string? Note, string? MoveIn, Guid? PhotoFileId)
{
    /// <summary>Made when the form was opened; the same key again is the same result.</summary>
    public string? Key { get; init; }

    /// <summary>Whose order it was when the form was opened; <see cref="Guid.Empty"/> for nobody's, null when that is not known.</summary>
    public Guid? Given { get; init; }

    /// <summary>How long ago the visit was.</summary>
    public TimeSpan Age { get; init; }
}

/// <summary>What became of a result.</summary>
/// <param name="Kept">Why it only became a record; null when it counted.</param>
/// <param name="Already">It had arrived before.</param>
internal sealed record VisitAnswer(KeptBecause? Kept, bool Already = false);

/// <summary>An input that was read: everything that does not depend on the order.</summary>
internal sealed record VisitEntry(VisitResult Result, string? Note, DateOnly? MoveIn, DateTimeOffset At, DateTimeOffset Now)
{
    /// <summary>Phones lose a little on the way; a minute is no delay worth telling.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(1);

    public DateTimeOffset? ArrivedAt => Now - At > AtOnce ? Now : null;

    public static Result<VisitEntry> Read(VisitInput input, FieldOptions field, ResidenceOptions options, DateTimeOffset now)
    {
        if (!Enum.TryParse<VisitResult>(input.Result, out var result) || !Enum.IsDefined(result)) return OrderRefusals.ResultMissing;
        var note = input.Note?.Trim();
        if (note?.Length > 300) return OrderRefusals.NoteTooLong;
        if (NoteText.Read(note).IsRefused) return DecisionRefusals.NoteHoldsNumber;   // the note goes into a message
        if (result is VisitResult.NotFound or VisitResult.Refused && string.IsNullOrEmpty(note)) return OrderRefusals.NoteMissing;
        DateOnly? moveIn = null;
        if (result == VisitResult.Corrected)
        {
            if (!DeclarationService.TryDay(input.MoveIn, out var day) || day > ChinaTime.Date(now).AddDays(options.MostDaysAhead)) return OrderRefusals.MoveInWrong;
            moveIn = day;
        }
        if (input.Age < TimeSpan.Zero) return OrderRefusals.MadeLater;
        if (input.Age > TimeSpan.FromHours(field.LateResultHours)) return OrderRefusals.TooOld.With(field.LateResultHours);
        return new VisitEntry(result, string.IsNullOrEmpty(note) ? null : note, moveIn, now - input.Age, now);
    }

    /// <summary>
    /// How long ago by the phone's own clock, which may be wrong: both moments come from it, so only their distance counts.
    /// Unreadable moments are taken as "now"; a moment after the sending as the future.
    /// </summary>
    public static TimeSpan AgeOf(string? made, string? sent) => Moment(made) is { } m && Moment(sent) is { } s ? TimeSpan.FromMilliseconds(s - m) : TimeSpan.Zero;

    /// <summary>Milliseconds as a phone may give them, up to the year 9999.</summary>
    private static long? Moment(string? written) =>
        long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < 253_402_300_800_000 ? value : null;
}
