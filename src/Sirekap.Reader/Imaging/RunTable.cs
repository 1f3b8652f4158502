using System.Buffers;

namespace Sirekap.Reader.Imaging;

/// <summary>A row of dark pixels side by side.</summary>
/// <param name="Row">The row.</param>
/// <param name="Start">The first pixel.</param>
/// <param name="End">The pixel after the last.</param>
internal readonly record struct Run(int Row, int Start, int End);

/// <summary>All runs of a marked picture, row by row from the left, and which of them hang together. Lives in borrowed memory: dispose of it.</summary>
internal ref struct RunTable
{
    Run[] _runs = ArrayPool<Run>.Shared.Rent(1 << 14);

    /// <summary>For each run another that it hangs together with, or itself.</summary>
    int[] _parents = ArrayPool<int>.Shared.Rent(1 << 14);

    /// <summary>Finds the runs.</summary>
    /// <param name="marks">1 for dark pixels, 0 for others, row by row.</param>
    /// <param name="width">Pixels in a row.</param>
    public RunTable(ReadOnlySpan<byte> marks, int width)
    {
        int above = 0, current = 0;
        for (var row = 0; row < marks.Length / width; row++)
        {
            AddRow(marks.Slice(row * width, width), row);
            Join(above, current);
            (above, current) = (current, Count);
        }
    }

    /// <summary>How many runs there are.</summary>
    public int Count { get; private set; }

    public readonly Run this[int index] => _runs[index];

    /// <summary>The one run that stands for all that a run hangs together with.</summary>
    public readonly int Root(int index)
    {
        var parents = _parents;
        while (parents[index] != index)
            index = parents[index] = parents[parents[index]];
        return index;
    }

    public void Dispose()
    {
        ArrayPool<Run>.Shared.Return(_runs);
        ArrayPool<int>.Shared.Return(_parents);
        (_runs, _parents, Count) = ([], [], 0);
    }

    void AddRow(ReadOnlySpan<byte> line, int row)
    {
        var x = line.IndexOf((byte)1);
        while (x >= 0)
        {
            var length = line[x..].IndexOf((byte)0);
            var end = length < 0 ? line.Length : x + length;
            Add(new(row, x, end));
            var step = line[end..].IndexOf((byte)1);
            x = step < 0 ? -1 : end + step;
        }
    }

    void Add(Run run)
    {
        if (Count == Math.Min(_runs.Length, _parents.Length))
            (_runs, _parents) = (Grown(_runs), Grown(_parents));
        (_runs[Count], _parents[Count]) = (run, Count);
        Count++;
    }

    static T[] Grown<T>(T[] full)
    {
        var larger = ArrayPool<T>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(full);
        return larger;
    }

    /// <summary>Joins the runs from <paramref name="current"/> on with those of the row above that they touch; both rows go from left to right.</summary>
    readonly void Join(int above, int current)
    {
        var (upper, lower) = (above, current);
        while (upper < current && lower < Count)
        {
            if (_runs[upper].Start < _runs[lower].End && _runs[lower].Start < _runs[upper].End)
                _parents[Root(lower)] = Root(upper);
            if (_runs[upper].End < _runs[lower].End)
                upper++;
            else
                lower++;
        }
    }
}
