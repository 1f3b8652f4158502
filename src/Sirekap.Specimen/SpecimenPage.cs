using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Forms;

namespace Sirekap.Specimen;

/// <summary>What an invented station wrote on a form. One content serves all pages; each takes its own fields.</summary>
/// <param name="Figures">The figure of each field; a field that is not named stays empty.</param>
/// <param name="Words">What is written on each writing line, by what the line holds (<see cref="SpecimenWords"/>); invented names and numbers in words need not be given.</param>
/// <param name="Writer">Chooses the hand: the same writer on every page of a form.</param>
public sealed record SpecimenPage(
    ImmutableDictionary<string, Votes> Figures, ImmutableDictionary<string, string> Words, ulong Writer)
{
    /// <summary>The QR codes printed on the pages, by page from the first; none on forms without a place for them.</summary>
    public ImmutableArray<StationCode> Codes { get; init; } = [];

    /// <summary>Digits that went wrong under the pen.</summary>
    public ImmutableArray<Slip> Slips { get; init; } = [];

    /// <summary>Figures that the bubbles say instead of the boxes' own.</summary>
    public ImmutableDictionary<string, Votes> Bubbles { get; init; } = ImmutableDictionary<string, Votes>.Empty;

    /// <summary>Bubble columns that are not simply blackened.</summary>
    public ImmutableArray<BubbleSlip> BubbleSlips { get; init; } = [];

    /// <summary>Strokes in each tally cell (0 to 5, row by row; -1 for a group that went wrong) instead of what the boxes' figure asks for; this writer then tallies in any case.</summary>
    public ImmutableDictionary<string, ImmutableArray<int>> Tallies { get; init; } = ImmutableDictionary<string, ImmutableArray<int>>.Empty;
}

/// <summary>A digit that went wrong under the pen.</summary>
/// <param name="Field">The field.</param>
/// <param name="Place">The digit box from the left, from 0.</param>
/// <param name="Kind">What happened.</param>
public sealed record Slip(string Field, int Place, SlipKind Kind);

/// <summary>How a digit can go wrong.</summary>
public enum SlipKind
{
    /// <summary>The same digit, written twice and thick: legible.</summary>
    Retraced,

    /// <summary>White paint with the right digit on it: legible, often faint.</summary>
    Whitened,

    /// <summary>Another digit was there first: a person must look.</summary>
    Overwritten,

    /// <summary>The digit is struck out: a person must look.</summary>
    Struck,
}

/// <summary>What stands in a digit box: the classes that a reader of boxes tells apart.</summary>
public enum BoxMark
{
    /// <summary>The digit 0; the next nine values are the digits 1 to 9.</summary>
    Digit0,
#pragma warning disable CS1591 // Each is its digit.
    Digit1,
    Digit2,
    Digit3,
    Digit4,
    Digit5,
    Digit6,
    Digit7,
    Digit8,
    Digit9,
#pragma warning restore CS1591

    /// <summary>Crossed: nothing counts in this place.</summary>
    Cross,

    /// <summary>A dash: nothing counts in this place.</summary>
    Dash,

    /// <summary>Empty paper.</summary>
    Blank,

    /// <summary>Something that only a person may read.</summary>
    Other,
}
