using System.Numerics;

namespace Sirekap.Election.Counting;

/// <summary>
/// The figures of all stations, a row of sixteen-bit numbers for each, side by side in tree order, so that those of a village are summed by whole vectors. What does not fit into sixteen bits
/// has its excess apart: no station has so many voters, but a slip of the pen can have so many digits.
/// </summary>
internal sealed class StationRows
{
    /// <summary>How many rows may be summed: a sum of so many figures, with what is in excess, fits into 32 bits. No village has so many stations.</summary>
    public const int MostSummed = (int)(uint.MaxValue / Votes.Most);

    private readonly int _width;
    private readonly ushort[] _rows;
    private readonly Dictionary<(int Station, int Column), int> _excess = [];

    /// <summary>Rows of zeros.</summary>
    public StationRows(int stations, int columns)
    {
        _width = (columns + Vector<ushort>.Count - 1) / Vector<ushort>.Count * Vector<ushort>.Count;
        _rows = new ushort[stations * _width];
    }

    /// <summary>A figure, 0 to <see cref="Votes.Most"/>.</summary>
    public int this[int station, int column]
    {
        get => _rows[(station * _width) + column] is var stored && stored < ushort.MaxValue ? stored : stored + _excess.GetValueOrDefault((station, column));
        set
        {
            _rows[(station * _width) + column] = (ushort)Math.Min(value, ushort.MaxValue);
            if (value > ushort.MaxValue)
                _excess[(station, column)] = value - ushort.MaxValue;
            else if (_excess.Count > 0)
                _excess.Remove((station, column));
        }
    }

    /// <summary>What did not fit, to be added to sums of <see cref="Sum"/>.</summary>
    public IReadOnlyDictionary<(int Station, int Column), int> Excess => _excess;

    /// <summary>How many numbers a row has, those beyond the columns being zero: whole vectors.</summary>
    public int Width => _width;

    /// <summary>Sums rows, without their <see cref="Excess"/>.</summary>
    /// <param name="first">The first station.</param>
    /// <param name="count">How many, up to <see cref="MostSummed"/>.</param>
    /// <param name="sums">Where the sums go: <see cref="Width"/> numbers.</param>
    public void Sum(int first, int count, Span<uint> sums)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostSummed);
        for (var column = 0; column < _width; column += Vector<ushort>.Count)
        {
            var (low, high) = (Vector<uint>.Zero, Vector<uint>.Zero);
            for (int station = 0, at = (first * _width) + column; station < count; station++, at += _width)
            {
                Vector.Widen(new Vector<ushort>(_rows, at), out var lower, out var upper);
                low += lower;
                high += upper;
            }

            low.CopyTo(sums[column..]);
            high.CopyTo(sums[(column + Vector<uint>.Count)..]);
        }
    }
}
