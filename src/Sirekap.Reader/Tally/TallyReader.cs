using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Election.Readings;
using Sirekap.Reader.Boxes;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Pages;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Tally;

/// <summary>Reads tally grids: strokes cell by cell, and the sums that are written at the ends of rows.</summary>
/// <param name="digits">Reads the sums; one net looks once, as they only bear witness.</param>
internal sealed class TallyReader(IDigitClassifier digits)
{
    /// <summary>A tally is clear when its number is at least this likely.</summary>
    const double LeastConfidence = 0.9;

    /// <summary>Reads one grid.</summary>
    /// <param name="photo">The photograph.</param>
    /// <param name="map">Where the page lies.</param>
    /// <param name="grid">The grid on paper.</param>
    /// <param name="print">The share of light that print takes away.</param>
    public TallyReading Read(Photo photo, PageMap map, TallyGrid grid, double print)
    {
        var fitted = FittedGrid.Fit(photo.Luma, map, grid, print);
        var count = Count(fitted, grid);
        var (value, confidence) = count.Judge();
        var subtotals = ReadSubtotals(photo, fitted, grid, count);
        var rows = Enumerable.Range(0, grid.Rows)
            .Select(row => new TallyRow(count.RowCount(row), count.RowConfidence(row), subtotals[row]))
            .ToImmutableArray();
        var doubtful = rows.Any(row => row.Count is null || (row.Subtotal is { IsSure: true } sum && sum.Value != row.Count));
        var state = doubtful || fitted.Clarity < FittedGrid.LeastClarity || confidence < LeastConfidence ? TallyState.Unclear
            : value == 0 ? TallyState.Blank
            : TallyState.Marked;
        return new(state, state == TallyState.Marked ? value : null, confidence, rows)
        {
            Cells = [.. Enumerable.Range(0, grid.Rows * grid.Columns).Select(cell => new CellSketch(
                fitted.Frame(cell / grid.Columns, cell % grid.Columns), count.Strokes(cell)))],
        };
    }

    static TallyCount Count(FittedGrid fitted, TallyGrid grid)
    {
        var count = new TallyCount(grid.Rows, grid.Columns);
        Span<float> ink = stackalloc float[TallyCell.Length];
        Span<float> probabilities = stackalloc float[StrokeNet.Classes];
        for (var cell = 0; cell < grid.Rows * grid.Columns; cell++)
        {
            // Behind a full group a single faint stroke at the edge is looked for harder.
            var mayGoOn = cell == 0 || count.IsFull(cell - 1);
            var (piece, box) = fitted.Cell(cell / grid.Columns, cell % grid.Columns);
            if (!TallyCell.TrySample(piece, box, ink, mayGoOn))
                continue;
            StrokeNet.Shipped.Judge(ink, probabilities);
            count.Note(cell, probabilities);
        }

        return count;
    }

    /// <summary>Reads the sums of rows that have strokes: beside other rows stands nothing, or the end of a strike-out.</summary>
    /// <returns>One a row, null where none is looked for.</returns>
    TallySubtotal?[] ReadSubtotals(Photo photo, FittedGrid fitted, TallyGrid grid, TallyCount count)
    {
        var subtotals = new TallySubtotal?[grid.Rows];
        int[] rows = [.. Enumerable.Range(0, grid.Rows).Where(row => count.RowCount(row) != 0)];
        Quad[] frames = [.. rows.SelectMany(row => new[] { Frame(fitted.Subtotal(row, 0)), Frame(fitted.Subtotal(row, 1)) })];
        var boxes = Classify(photo, frames);
        for (var index = 0; index < rows.Length; index++)
        {
            var written = RowReading.Of([boxes[2 * index], boxes[(2 * index) + 1]]);
            // No row with strokes sums to nothing: what looks so is the end of a strike-out.
            subtotals[rows[index]] = new(written is { State: ReadingState.Read, Value: > 0 } ? written.Value : null, written.Confidence);
        }

        return subtotals;
    }

    BoxReading[] Classify(Photo photo, Quad[] frames)
    {
        if (frames.Length == 0)
            return [];
        var ink = new float[frames.Length * BoxSampler.Length];
        var probabilities = new float[frames.Length * DigitModel.Classes];
        for (var box = 0; box < frames.Length; box++)
            BoxSampler.Sample(photo, frames[box], ink.AsSpan(box * BoxSampler.Length, BoxSampler.Length));
        digits.Classify(0, ink, frames.Length, probabilities);
        return [.. frames.Select((frame, box) => new BoxReading(frame, [.. probabilities.AsSpan(box * DigitModel.Classes, DigitModel.Classes)]))];
    }

    /// <summary>The nearly square middle of a subtotal cell: in a high box stretched to a square, a 1 with its flag is a 7.</summary>
    static Quad Frame((GridPiece Piece, Box Cell) at)
    {
        var (piece, cell) = at;
        var cut = Math.Max(0, cell.Height - (1.1 * cell.Width)) / 2;
        var (top, bottom) = (cell.Y + cut, cell.Bottom - cut);
        return new(piece.ToPixel(cell.X, top), piece.ToPixel(cell.Right, top), piece.ToPixel(cell.Right, bottom), piece.ToPixel(cell.X, bottom));
    }
}
