using System.Globalization;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Consultation;

/// <summary>An estimate as typed: lines of name, price and quantity.</summary>
internal sealed record EstimateInput(string? Basis, string? Amount, string? Source, string? Note, string? Feasibility, IReadOnlyList<(string? What, string? Price, string? Quantity)> Lines);

/// <summary>An estimate as read.</summary>
internal sealed record EstimateRead(EstimateBasis Basis, long Amount, string? Source, string? Note, string? Feasibility, IReadOnlyList<(string What, long Price, int Quantity)> Lines)
{
    /// <summary>Holds it against the rules: quotes and their number, the limit of the kind, the money of the round.</summary>
    public static Result<EstimateRead> Of(EstimateInput input, Proposal proposal, Round round, RuleSet rules)
    {
        var refusals = new List<Refusal>();
        var basis = input.Basis == nameof(EstimateBasis.UnitPrices) ? EstimateBasis.UnitPrices : EstimateBasis.Quotes;
        var (source, note, feasibility) = (Text(input.Source), Text(input.Note), Text(input.Feasibility));
        if (source?.Length > CostEstimate.SourceLength) refusals.Add(ConsultationRefusals.TextLong.With(CostEstimate.SourceLength).At("Source"));
        if (note?.Length > CostEstimate.NoteLength) refusals.Add(ConsultationRefusals.TextLong.With(CostEstimate.NoteLength).At("EstimateNote"));
        if (feasibility?.Length > CostEstimate.NoteLength) refusals.Add(ConsultationRefusals.TextLong.With(CostEstimate.NoteLength).At("Feasibility"));
        var lines = new List<(string What, long Price, int Quantity)>();
        for (var i = 0; i < input.Lines.Count; i++)
        {
            var (what, price, quantity) = (Text(input.Lines[i].What), Text(input.Lines[i].Price), Text(input.Lines[i].Quantity));
            if (what is null && price is null) continue;
            var count = basis == EstimateBasis.Quotes || quantity is null ? 1 : int.TryParse(quantity, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
            if (what is not { Length: <= EstimateLine.WhatLength } || Yuan.ReadAboveZero(price) is not { } sum || count is < 1 or > 100_000 || sum > long.MaxValue / 200_000) refusals.Add(ConsultationRefusals.LinesWrong.With(i + 1));
            else lines.Add((what, sum, count));
        }
        if (lines.Count == 0 && refusals.Count == 0) refusals.Add(ConsultationRefusals.LinesMissing);
        var amount = basis == EstimateBasis.UnitPrices ? lines.Sum(l => l.Price * l.Quantity) : Yuan.ReadAboveZero(input.Amount) ?? 0;
        if (basis == EstimateBasis.UnitPrices && source is null) refusals.Add(ConsultationRefusals.SourceMissing);
        if (basis == EstimateBasis.Quotes && lines.Count > 0)
        {
            if (lines.Count < rules.Quotes && note is null) refusals.Add(ConsultationRefusals.LinesFew.With(rules.Quotes));
            if (amount == 0) refusals.Add(ConsultationRefusals.AmountWrong);
            else if (lines.All(l => l.Price != amount) || (amount > lines.Min(l => l.Price) && note is null)) refusals.Add(ConsultationRefusals.AmountNotQuoted);
        }
        if (rules.Of(proposal.Kind)?.Limit is { } limit && amount > limit) refusals.Add(ConsultationRefusals.AmountAboveLimit.With(proposal.Kind.Title().ToString(), Yuan.Number(limit)));
        if (amount > round.Fund) refusals.Add(ConsultationRefusals.AmountAboveFund.With(Yuan.Number(round.Fund)));
        return refusals.Count > 0 ? Result<EstimateRead>.Refuse(refusals) : new EstimateRead(basis, amount, source, note, feasibility, lines);
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
