using System.Numerics;
using System.Runtime.InteropServices;
using Sirekap.Election.Forms;
using Sirekap.Reader.Boxes;

namespace Sirekap.Reader.Tally;

/// <summary>
/// Cuts one tally cell into the 32 × 32 ink values that the stroke net sees. Training cuts with the same code; a change here asks for new
/// weights.
/// </summary>
internal static class TallyCell
{
    /// <summary>Width and height of the result.</summary>
    public const int Side = 32;

    /// <summary>Values in the result.</summary>
    public const int Length = Side * Side;

    /// <summary>How much of the neighbours is seen on each side, mm: strokes cross the printed lines.</summary>
    const double AroundX = 1.6, AroundY = 1.2;

    /// <summary>One row of so many tells how bright the paper and how dark the ink is: strokes are higher than that.</summary>
    const int Probe = 4;

    /// <summary>The printed line and a little air, in samples; what is inside is the cell's own.</summary>
    const int Border = 4;

    /// <summary>Ink below this is noise, and ink below that is never stretched to black.</summary>
    const float LeastInk = 0.09f, WeakestInk = 0.22f;

    /// <summary>Samples a cell.</summary>
    /// <param name="piece">The piece of the grid that it lies in.</param>
    /// <param name="cell">The printed cell, mm.</param>
    /// <param name="ink">Receives <see cref="Length"/> values row by row: 0 = paper, 1 = full ink.</param>
    /// <param name="evenIfEmpty">Whether a cell that looks like empty paper is sampled too.</param>
    /// <returns>False when the cell was not sampled: empty paper, or at most a level line.</returns>
    public static bool TrySample(GridPiece piece, Box cell, Span<float> ink, bool evenIfEmpty)
    {
        for (var row = Probe / 2; row < Side; row += Probe)
            SampleRow(piece, cell, row, ink);
        var (paper, full) = PaperAndInk(ink);
        if (full < LeastInk && !evenIfEmpty)
            return false;
        for (var row = 0; row < Side; row++)
        {
            if (row % Probe != Probe / 2)
                SampleRow(piece, cell, row, ink);
        }

        var scale = 1 / Math.Clamp(full, WeakestInk, 1);
        var light = scale / paper;
        foreach (ref var values in MemoryMarshal.Cast<float, Vector<float>>(ink[..Length]))
            values = Vector.Min(Vector.Max(Vector<float>.Zero, new Vector<float>(scale) - (values * new Vector<float>(light))), Vector<float>.One);
        return true;
    }

    static void SampleRow(GridPiece piece, Box cell, int row, Span<float> ink)
    {
        var y = cell.Y - AroundY + ((row + 0.5) / Side * (cell.Height + (2 * AroundY)));
        piece.Sample(cell.X - AroundX, cell.Right + AroundX, y, ink.Slice(row * Side, Side));
    }

    /// <summary>The paper's brightness (70th percentile), and how much of it the cell's own darkest ink takes away (97th).</summary>
    static (float Paper, float Ink) PaperAndInk(ReadOnlySpan<float> brightness)
    {
        Span<float> all = stackalloc float[Length / Probe];
        Span<float> own = stackalloc float[Length / Probe];
        var (count, owned) = (0, 0);
        for (var row = Probe / 2; row < Side; row += Probe)
        {
            brightness.Slice(row * Side, Side).CopyTo(all[count..]);
            count += Side;
            if (row is < Border or >= Side - Border)
                continue;
            brightness.Slice((row * Side) + Border, Side - (2 * Border)).CopyTo(own[owned..]);
            owned += Side - (2 * Border);
        }

        var paper = Math.Max(16, Order.Take(all, 256, count * 7 / 10));
        return (paper, Math.Max(0, 1 - (Order.Take(own[..owned], 256, owned * 3 / 100) / paper)));
    }
}
