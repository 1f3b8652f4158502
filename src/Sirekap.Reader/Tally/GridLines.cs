
namespace Sirekap.Reader.Tally;

/// <summary>How dark a piece of a grid is along its rows and columns: a printed line across it is a peak.</summary>
internal sealed class GridLines
{
    /// <summary>mm between samples across the lines that are looked for, and between the scans along which they are looked for.</summary>
    const double Step = 0.5, Scan = 2;

    /// <summary>Beside a level line strokes are rare, and upright lines are seen alone: where scans go, mm on both sides.</summary>
    static readonly double[] s_gutter = [-2.3, -1.6, -0.9, 0.9, 1.6, 2.3];

    /// <summary>A pen stroke counts for no more than a dark line, or it would outweigh lines.</summary>
    const float Most = 0.6f;

    readonly GridView _view;
    readonly float[] _scans;
    readonly int _length;
    readonly float _paper, _scale;

    /// <summary>Scans a piece from top to bottom.</summary>
    /// <param name="view">The piece with a margin around it.</param>
    /// <param name="from">Where upright scans begin, mm from the left.</param>
    /// <param name="to">Where they end.</param>
    /// <param name="print">The share of light that print takes away.</param>
    public GridLines(GridView view, double from, double to, double print)
    {
        _view = view;
        _length = (int)(view.Area.Height / Step);
        var count = (int)((to - from) / Scan);
        _scans = new float[count * _length];
        var bottom = view.Area.Y + (_length * Step);
        for (var scan = 0; scan < count; scan++)
        {
            var x = from + ((scan + 0.5) * Scan);
            view.Sample(new(x, view.Area.Y), new(x, bottom), _scans.AsSpan(scan * _length, _length));
        }

        _paper = Paper(_scans);
        _scale = (float)(1 / (_paper * print));
    }

    /// <summary>Darkness by height: level lines are its peaks.</summary>
    public LineProfile Rows()
    {
        var sums = new double[_length];
        for (var at = 0; at < _scans.Length; at += _length)
            Add(sums, _scans.AsSpan(at, _length));
        return new(sums, _scans.Length / _length, _view.Area.Y, Step);
    }

    /// <summary>Darkness from left to right, beside level lines: upright lines are its peaks.</summary>
    /// <param name="levels">Where the level lines are printed, mm.</param>
    /// <param name="dy">How far off they are, mm.</param>
    public LineProfile Columns(ReadOnlySpan<double> levels, double dy)
    {
        var sums = new double[(int)(_view.Area.Width / Step)];
        var right = _view.Area.X + (sums.Length * Step);
        Span<float> scan = stackalloc float[sums.Length];
        foreach (var level in levels)
        {
            foreach (var beside in s_gutter)
            {
                _view.Sample(new(_view.Area.X, level + dy + beside), new(right, level + dy + beside), scan);
                Add(sums, scan);
            }
        }

        return new(sums, levels.Length * s_gutter.Length, _view.Area.X, Step);
    }

    void Add(double[] sums, ReadOnlySpan<float> scan)
    {
        for (var index = 0; index < sums.Length; index++)
            sums[index] += Math.Min(Math.Max((_paper - scan[index]) * _scale, 0), Most);
    }

    /// <summary>The paper's brightness: the 80th percentile.</summary>
    static float Paper(ReadOnlySpan<float> values)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (var value in values)
            counts[unchecked((int)value)]++; // 0 to 255; a checked conversion is a slow call.
        var (brightness, above) = (255, counts[255]);
        while (brightness > 0 && above * 5 < values.Length)
            above += counts[--brightness];
        return Math.Max(brightness + 0.5f, 1);
    }
}
