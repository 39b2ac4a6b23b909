using PublicPortal.Data;

namespace PublicPortal.MicroProjects.Consultation;

internal enum EstimateBasis { Quotes, UnitPrices }

/// <summary>What it costs, from quotes or from published unit prices.</summary>
internal sealed class CostEstimate : IVersioned
{
    public const int SourceLength = 200, NoteLength = 500;

    public Guid Id { get; init; }
    public Guid ProposalId { get; init; }
    public EstimateBasis Basis { get; set; }

    /// <summary>Fen.</summary>
    public long Amount { get; set; }

    /// <summary>Of unit prices: which list, of when.</summary>
    public string? Source { get; set; }

    /// <summary>Why fewer quotes than asked for, why not the lowest.</summary>
    public string? Note { get; set; }

    /// <summary>Whether and how it can be done.</summary>
    public string? Feasibility { get; set; }
    public Guid? By { get; set; }
    public DateTimeOffset At { get; set; }
    public long Version { get; set; }
}

/// <summary>A quote, or a line of unit prices.</summary>
internal sealed class EstimateLine
{
    public const int WhatLength = 100;

    public Guid Id { get; init; }
    public Guid ProposalId { get; init; }
    public int Position { get; init; }

    /// <summary>Who quotes, or what is counted.</summary>
    public required string What { get; init; }

    /// <summary>Fen: the quote, or the price of one.</summary>
    public long Price { get; init; }

    /// <summary>1 for quotes.</summary>
    public int Quantity { get; init; } = 1;

    public long Sum => Price * Quantity;
}
