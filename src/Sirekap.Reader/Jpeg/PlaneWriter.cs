using System.Runtime.CompilerServices;
using JpegLibrary;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Jpeg;

/// <summary>
/// Collects decoded 8 × 8 blocks into planes. The library hands out every block at full size, so every second
/// pixel of a colour block restores the half-size plane that a camera wrote.
/// </summary>
internal sealed class PlaneWriter(JpegHeader header) : JpegBlockOutputWriter
{
    readonly Plane _luma = new(header.Width, header.Height);
    readonly Chroma? _colour = header.Components == 1 ? null : new(HalfPlane(header), HalfPlane(header));

    public Photo Photo => new(_luma, _colour);

    /// <inheritdoc/>
    public override void WriteBlock(ref short blockRef, int componentIndex, int x, int y)
    {
        if (componentIndex == 0)
            Write(_luma, ref blockRef, x, y, step: 1);
        else if (_colour is not null)
            Write(componentIndex == 1 ? _colour.Blue : _colour.Red, ref blockRef, x, y, step: 2);
    }

    static Plane HalfPlane(JpegHeader header) => new((header.Width + 1) / 2, (header.Height + 1) / 2);

    /// <summary>Blocks may stick out of the picture to the right and below; what sticks out is dropped.</summary>
    static void Write(Plane plane, ref short block, int x, int y, int step)
    {
        var (left, top) = (x / step, y / step);
        var columns = Math.Min(8 / step, plane.Width - left);
        var rows = Math.Min(8 / step, plane.Height - top);
        if (columns <= 0)
            return;
        for (var row = 0; row < rows; row++)
        {
            var target = plane.Pixels.AsSpan(((top + row) * plane.Width) + left, columns);
            for (var column = 0; column < target.Length; column++)
                target[column] = (byte)Math.Clamp((int)Unsafe.Add(ref block, (row * 8 * step) + (column * step)), 0, 255);
        }
    }
}
