using System.Buffers;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Boxes;

/// <summary>The ink of some digit boxes as they were found, cut once for all who look at it. On borrowed memory: dispose of it.</summary>
internal sealed class BoxCuts : IDisposable
{
    readonly float[] _ink;

    /// <summary>Cuts boxes.</summary>
    /// <param name="photo">The photograph.</param>
    /// <param name="frames">The outer corners of the printed frames.</param>
    public BoxCuts(Photo photo, Quad[] frames)
    {
        (Photo, Frames) = (photo, frames);
        _ink = ArrayPool<float>.Shared.Rent(frames.Length * BoxSampler.Length);
        for (var box = 0; box < frames.Length; box++)
            BoxSampler.Sample(photo, frames[box], _ink.AsSpan(box * BoxSampler.Length, BoxSampler.Length));
    }

    /// <summary>What they were cut from.</summary>
    public Photo Photo { get; }

    /// <summary>Where the boxes lie.</summary>
    public Quad[] Frames { get; }

    /// <summary>All boxes, one after another.</summary>
    public ReadOnlySpan<float> Ink => _ink.AsSpan(0, Frames.Length * BoxSampler.Length);

    /// <summary>One box: <see cref="BoxSampler.Length"/> values.</summary>
    public ReadOnlySpan<float> this[int box] => _ink.AsSpan(box * BoxSampler.Length, BoxSampler.Length);

    public void Dispose() => ArrayPool<float>.Shared.Return(_ink);
}
