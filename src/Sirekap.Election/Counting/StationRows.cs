using System.Numerics;

namespace Sirekap.Election.Counting;

/// <summary>
/// The figures of all stations, a row of sixteen-bit numbers for each, side by side in tree order, so that those of a village are summed by whole vectors. What does not fit into sixteen bits
/// has its excess apart: no station has so many voters, but a slip of the pen can have so many digits.
/// </summary>
internal sealed class StationRows
{
    private readonly int _columns;
    private readonly int _width;
    private readonly ushort[] _rows;
    private readonly Dictionary<(int Station, int Column), int> _excess = [];

    /// <summary>Rows of zeros.</summary>
    public StationRows(int stations, int columns)
    {
        _columns = columns;
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

    /// <summary>Adds up to 65,537 rows, so that no 32-bit lane can overflow, without their <see cref="Excess"/>.</summary>
    /// <param name="first">The first station.</param>
    /// <param name="count">How many.</param>
    /// <param name="sums">What they are added to: <see cref="Width"/> numbers.</param>
    public void Sum(int first, int count, Span<long> sums)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, ushort.MaxValue + 2);
        for (var column = 0; column < _width; column += Vector<ushort>.Count)
        {
            var (low, high) = (Vector<uint>.Zero, Vector<uint>.Zero);
            for (int station = 0, at = (first * _width) + column; station < count; station++, at += _width)
            {
                Vector.Widen(new Vector<ushort>(_rows, at), out var lower, out var upper);
                low += lower;
                high += upper;
            }

            var block = sums.Slice(column, Vector<ushort>.Count);
            AddTo(block, low);
            AddTo(block[Vector<uint>.Count..], high);
        }
    }

    private static void AddTo(Span<long> sums, Vector<uint> lanes)
    {
        Vector.Widen(lanes, out var lower, out var upper);
        (new Vector<long>(sums) + Vector.AsVectorInt64(lower)).CopyTo(sums);
        var rest = sums[Vector<long>.Count..];
        (new Vector<long>(rest) + Vector.AsVectorInt64(upper)).CopyTo(rest);
    }
}
