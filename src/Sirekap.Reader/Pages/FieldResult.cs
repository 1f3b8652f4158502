using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Readings;
using Sirekap.Reader.Bubbles;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Tally;

namespace Sirekap.Reader.Pages;

/// <summary>Everything that the reader knows about one field of a page.</summary>
/// <param name="Reading">The result that counts.</param>
/// <param name="Cause">Why a person must look; null unless the reading is illegible.</param>
/// <param name="Written">The number that the boxes spell on their own, sure or not; null where they spell none.</param>
/// <param name="Boxes">What was seen in each box.</param>
/// <param name="Bubbles">What the bubbles say on their own; null where the form has none.</param>
/// <param name="Strip">The upright part of the photograph that shows the field.</param>
public sealed record FieldResult(
    FieldReading Reading, DoubtCause? Cause, int? Written, ImmutableArray<BoxReading> Boxes, BubbleReading? Bubbles, PixelBox Strip)
{
    /// <summary>What else the boxes could say; empty unless a number was read.</summary>
    public ImmutableArray<Alternative> Alternatives { get; init; } = [];

    /// <summary>How many other encodings say the same number.</summary>
    public int Confirmations => Reading.Value is not { } value ? 0
        : (Bubbles is { State: BubbleState.Marked } bubbles && bubbles.Value == value.Value ? 1 : 0)
        + (Tally is { IsSure: true } tally && tally.Value == value.Value ? 1 : 0);

    /// <summary>What the tally says on its own; null where the form has none, or where it was not asked for.</summary>
    public TallyReading? Tally { get; init; }

    /// <summary>Compares boxes, bubbles and tally: they are readings of one number and are never mixed.</summary>
    /// <param name="field">The field's id.</param>
    /// <param name="boxes">What was seen in each box.</param>
    /// <param name="bubbles">What the bubbles say.</param>
    /// <param name="tally">What the tally says.</param>
    /// <param name="place">Why the boxes cannot be read where they are, if so: then nothing else matters.</param>
    /// <param name="strip">The upright part of the photograph.</param>
    /// <param name="least">The confidence below which there is no reading.</param>
    internal static FieldResult Of(
        string field, ImmutableArray<BoxReading> boxes, BubbleReading? bubbles, TallyReading? tally, DoubtCause? place, PixelBox strip, double least)
    {
        var row = RowReading.Of(boxes, least);
        if (IsEmptyTwice(row, boxes, bubbles))
            row = row with { State = ReadingState.Blank, Cause = null };
        var cause = place ?? row.Cause ?? Disagreement(row, bubbles) ?? Disagreement(row, tally);
        var confidence = (int)Math.Round(row.Confidence * FieldReading.Certain);
        var reading = cause is not null ? FieldReading.Illegible(field, confidence)
            : row.State == ReadingState.Blank ? FieldReading.Blank(field, confidence)
            : FieldReading.Read(field, new Votes(row.Value!.Value), confidence);
        return new(reading, cause, row.Value, boxes, bubbles, strip)
        {
            Tally = tally,
            Alternatives = reading.Value is { } value ? RowAlternatives.Of(boxes, value.Value) : [],
        };
    }

    /// <summary>Boxes that look empty, though not surely, over bubbles that are: two encodings say that nothing is written. Nothing counts by it.</summary>
    static bool IsEmptyTwice(RowReading row, ImmutableArray<BoxReading> boxes, BubbleReading? bubbles) =>
        row.Cause == DoubtCause.LowConfidence && bubbles is { State: BubbleState.Blank } && boxes.All(box => box.Class == DigitClass.Blank);

    static DoubtCause? Disagreement(RowReading row, BubbleReading? bubbles) => bubbles switch
    {
        null => null,
        { State: BubbleState.Marked } => bubbles.Value == row.Value ? null : DoubtCause.EncodingsDiffer,
        { State: BubbleState.Blank } when row.State == ReadingState.Blank => null,
        _ => DoubtCause.BubblesUnclear,
    };

    /// <summary>Officers may leave a tally empty or unfinished: only one that is sure speaks against the boxes.</summary>
    static DoubtCause? Disagreement(RowReading row, TallyReading? tally) =>
        tally is { IsSure: true } && tally.Value != row.Value ? DoubtCause.TallyDiffers : null;
}
