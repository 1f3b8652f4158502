using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Tally;

/// <summary>A tally grid as it lies in the photograph: pieces of three columns, and the subtotals.</summary>
internal sealed class FittedGrid
{
    /// <summary>Below this clarity a piece may have been fitted to handwriting.</summary>
    public const double LeastClarity = 0.015;

    /// <summary>Columns in one piece.</summary>
    const int PieceColumns = 3;

    /// <summary>How far a piece may be off its neighbour, mm; beside the subtotals stand darker lines.</summary>
    const double Reach = 3.2, SubtotalReach = 2;

    readonly TallyGrid _grid;
    readonly ImmutableArray<GridPiece> _pieces;
    readonly GridPiece _subtotals;

    FittedGrid(TallyGrid grid, ImmutableArray<GridPiece> pieces, GridPiece subtotals) => (_grid, _pieces, _subtotals) = (grid, pieces, subtotals);

    /// <summary>How clear the printed lines of the least clear piece are.</summary>
    public double Clarity => _pieces.Min(piece => piece.Clarity);

    /// <summary>Fits all pieces of a grid, each beside the last: the right end lies nearest to the digit boxes, which the page was registered by.</summary>
    public static FittedGrid Fit(Plane luma, PageMap map, TallyGrid grid, double print)
    {
        double[] levels = [.. Enumerable.Range(0, grid.Rows + 1).Select(row => grid.Area.Y + (row * grid.Area.Height / grid.Rows))];
        double[] uprights = [.. Enumerable.Range(0, grid.Columns + 1).Select(column => grid.Area.X + (column * grid.Area.Width / grid.Columns))];
        var pieces = new GridPiece[(grid.Columns + PieceColumns - 1) / PieceColumns];
        for (var index = pieces.Length - 1; index >= 0; index--)
        {
            var lines = uprights.AsSpan()[(index * PieceColumns)..Math.Min((index + 1) * PieceColumns + 1, uprights.Length)];
            var around = index == pieces.Length - 1 ? (0, 0) : pieces[index + 1].Offset;
            pieces[index] = GridPiece.Fit(luma, map, lines, levels, around, Reach, print);
        }

        double[] sums = [grid.Subtotals.X, grid.Subtotals.CentreX, grid.Subtotals.Right];
        return new(grid, [.. pieces], GridPiece.Fit(luma, map, sums, levels, pieces[^1].Offset, SubtotalReach, print));
    }

    /// <summary>The piece of a cell and the cell's place on the printed grid.</summary>
    public (GridPiece Piece, Box Cell) Cell(int row, int column)
    {
        var (width, height) = (_grid.Area.Width / _grid.Columns, _grid.Area.Height / _grid.Rows);
        return (_pieces[column / PieceColumns], new(_grid.Area.X + (column * width), _grid.Area.Y + (row * height), width, height));
    }

    /// <summary>Where a cell lies in the photograph.</summary>
    public Quad Frame(int row, int column)
    {
        var (piece, cell) = Cell(row, column);
        return new(
            piece.ToPixel(cell.X, cell.Y), piece.ToPixel(cell.Right, cell.Y), piece.ToPixel(cell.Right, cell.Bottom), piece.ToPixel(cell.X, cell.Bottom));
    }

    /// <summary>One of the two subtotal cells of a row.</summary>
    public (GridPiece Piece, Box Cell) Subtotal(int row, int place)
    {
        var (width, height) = (_grid.Subtotals.Width / 2, _grid.Subtotals.Height / _grid.Rows);
        return (_subtotals, new(_grid.Subtotals.X + (place * width), _grid.Subtotals.Y + (row * height), width, height));
    }
}
