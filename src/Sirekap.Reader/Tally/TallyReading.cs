using System.Collections.Immutable;
using Sirekap.Reader.Pages;

namespace Sirekap.Reader.Tally;

/// <summary>What the tally of a field says, on its own.</summary>
/// <param name="State">What it comes to.</param>
/// <param name="Value">All strokes together; null unless <see cref="TallyState.Marked"/>.</param>
/// <param name="Confidence">The probability of the likeliest number, 0 to 1.</param>
/// <param name="Rows">Every row of the grid from the top, clear or not.</param>
public sealed record TallyReading(TallyState State, int? Value, double Confidence, ImmutableArray<TallyRow> Rows)
{
    /// <summary>A number that is at least this likely may speak against the boxes on its own.</summary>
    const double SureAlone = 0.999;

    /// <summary>Every cell of the grid, row by row, where it was found: for the overlay.</summary>
    internal ImmutableArray<CellSketch> Cells { get; init; } = [];

    /// <summary>
    /// Whether the tally may speak against other encodings: it is clear, and either nearly certain or borne out by the sums at the ends of its
    /// rows.
    /// </summary>
    public bool IsSure => State == TallyState.Marked
        && (Confidence >= SureAlone || Rows.Where(row => row.Count != 0).All(row => row.Subtotal is { IsSure: true } sum && sum.Value == row.Count));
}

/// <summary>One row of a tally.</summary>
/// <param name="Count">The strokes that are seen; null where a cell holds something that is no group of strokes.</param>
/// <param name="Confidence">The product over the row's cells, 0 to 1.</param>
/// <param name="Subtotal">What is written at the row's end; null where the row has no strokes.</param>
public sealed record TallyRow(int? Count, double Confidence, TallySubtotal? Subtotal);

/// <summary>The sum that is written at the end of a row: a reading of its own.</summary>
/// <param name="Value">The number; null where none is written or it cannot be read.</param>
/// <param name="Confidence">The product over its two cells, 0 to 1.</param>
public sealed record TallySubtotal(int? Value, double Confidence)
{
    /// <summary>Whether the sum is read so surely that it may bear out its row's strokes, or speak against them.</summary>
    public bool IsSure => Value is not null && Confidence >= 0.9;
}

/// <summary>What a tally comes to.</summary>
public enum TallyState
{
    /// <summary>Groups of five without a gap and one last group, each of them clear.</summary>
    Marked,

    /// <summary>No stroke at all: left empty or struck out.</summary>
    Blank,

    /// <summary>Anything else: corrections, gaps, groups that are not five, sums that differ, grids that were not found.</summary>
    Unclear,
}
