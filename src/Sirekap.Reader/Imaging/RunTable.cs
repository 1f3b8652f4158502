using System.Buffers;

namespace Sirekap.Reader.Imaging;

/// <summary>A row of dark pixels side by side.</summary>
/// <param name="Row">The row.</param>
/// <param name="Start">The first pixel.</param>
/// <param name="End">The pixel after the last.</param>
internal readonly record struct Run(int Row, int Start, int End);

/// <summary>
/// All runs of a marked picture and the groups that hang together. Small, as noise has runs by the million: four bytes a run and four for its
/// group, in borrowed memory. Dispose of it.
/// </summary>
internal ref struct RunTable
{
    /// <summary>
    /// More dark specks than this are noise, in which nothing will be found: a page has some ten thousand. The table stays empty then.
    /// </summary>
    const int MostGroups = 1 << 18;

    readonly int[] _rows;
    (ushort Start, ushort End)[] _runs = ArrayPool<(ushort, ushort)>.Shared.Rent(1 << 14);
    int[] _groups = ArrayPool<int>.Shared.Rent(1 << 14);

    /// <summary>For each group another one that it hangs together with, or itself.</summary>
    int[] _parents = ArrayPool<int>.Shared.Rent(1 << 12);
    Extent[] _extents = ArrayPool<Extent>.Shared.Rent(1 << 12);
    int _count;

    /// <summary>Finds the runs.</summary>
    /// <param name="marks">1 for dark pixels, 0 for others, row by row.</param>
    /// <param name="width">Pixels in a row, at most 65,535.</param>
    public RunTable(ReadOnlySpan<byte> marks, int width)
    {
        Rows = marks.Length / width;
        _rows = ArrayPool<int>.Shared.Rent(Rows + 1);
        for (var row = 0; row < Rows && Groups <= MostGroups; row++)
        {
            _rows[row] = _count;
            AddRow(marks.Slice(row * width, width), row, above: row == 0 ? 0 : _rows[row - 1]);
        }

        if (Groups > MostGroups)
            (Groups, Rows) = (0, 0);
        _rows[Rows] = _count;
        for (var group = 0; group < Groups; group++)
        {
            if (Root(group) is var root && root != group)
                _extents[root].Add(_extents[group]);
        }
    }

    /// <summary>Rows of the picture.</summary>
    public int Rows { get; }

    /// <summary>How many groups there are; those that hang together have the same <see cref="Root"/>.</summary>
    public int Groups { get; private set; }

    /// <summary>What a group with all that hangs together with it takes up, at its root.</summary>
    public readonly ref readonly Extent this[int root] => ref _extents[root];

    /// <summary>The group that stands for all that a group hangs together with.</summary>
    public readonly int Root(int group)
    {
        var parents = _parents;
        while (parents[group] != group)
            group = parents[group] = parents[parents[group]];
        return group;
    }

    /// <summary>Gives the runs of some rows to the blobs that they belong to; runs of other groups are passed over.</summary>
    public readonly void Collect(int first, int end, Dictionary<int, Blob> byRoot)
    {
        for (var row = first; row < end; row++)
        {
            for (var index = _rows[row]; index < _rows[row + 1]; index++)
            {
                if (byRoot.TryGetValue(Root(_groups[index]), out var blob))
                    blob.Add(new(row, _runs[index].Start, _runs[index].End));
            }
        }
    }

    public readonly void Dispose()
    {
        ArrayPool<int>.Shared.Return(_rows);
        ArrayPool<(ushort, ushort)>.Shared.Return(_runs);
        ArrayPool<int>.Shared.Return(_groups);
        ArrayPool<int>.Shared.Return(_parents);
        ArrayPool<Extent>.Shared.Return(_extents);
    }

    /// <summary>Adds the runs of a row; both rows go from left to right, so each run looks only at those above that it can touch.</summary>
    void AddRow(ReadOnlySpan<byte> line, int row, int above)
    {
        var current = _count;
        var x = line.IndexOf((byte)1);
        while (x >= 0)
        {
            var length = line[x..].IndexOf((byte)0);
            var run = new Run(row, x, length < 0 ? line.Length : x + length);
            while (above < current && _runs[above].End <= run.Start)
                above++;
            var group = -1;
            for (var touched = above; touched < current && _runs[touched].Start < run.End; touched++)
            {
                if (group < 0)
                    group = _groups[touched];
                else
                    _parents[Root(group)] = Root(_groups[touched]);
            }

            Add(run, group < 0 ? NewGroup() : group);
            var step = line[run.End..].IndexOf((byte)1);
            x = step < 0 ? -1 : run.End + step;
        }
    }

    void Add(Run run, int group)
    {
        if (_count == Math.Min(_runs.Length, _groups.Length))
            (_runs, _groups) = (Grown(_runs), Grown(_groups));
        (_runs[_count], _groups[_count]) = (((ushort)run.Start, (ushort)run.End), group);
        _count++;
        _extents[group].Add(run);
    }

    int NewGroup()
    {
        if (Groups == Math.Min(_parents.Length, _extents.Length))
            (_parents, _extents) = (Grown(_parents), Grown(_extents));
        (_parents[Groups], _extents[Groups]) = (Groups, default);
        return Groups++;
    }

    static T[] Grown<T>(T[] full)
    {
        var larger = ArrayPool<T>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(full);
        return larger;
    }
}
