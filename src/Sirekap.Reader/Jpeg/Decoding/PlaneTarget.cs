using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>Puts decoded blocks where they belong in a plane; what sticks out to the right or below is dropped.</summary>
/// <param name="plane">The plane.</param>
/// <param name="stepX">1 where every pixel of a block is kept, 2 where every second is.</param>
/// <param name="stepY">The same for rows.</param>
internal sealed class PlaneTarget(Plane plane, int stepX, int stepY)
{
    /// <summary>Transforms a block straight into the plane where it fits, else by way of a scratch.</summary>
    /// <param name="block">64 dequantised coefficients, row by row; used up.</param>
    /// <param name="last">The last coefficient in zigzag order that may be other than zero.</param>
    /// <param name="column">The block's place, in blocks of the component.</param>
    /// <param name="row">The block's place, in blocks of the component.</param>
    public unsafe void Put(short* block, int last, int column, int row)
    {
        var (left, top) = (8 / stepX * column, 8 / stepY * row);
        if (left >= plane.Width || top >= plane.Height)
            return;
        if (stepX == 1 && stepY == 1 && left + 8 <= plane.Width && top + 8 <= plane.Height)
        {
            // The whole block of 8 × 8 lies inside of the plane.
            fixed (byte* pixels = &plane.Pixels[(top * plane.Width) + left])
                InverseTransform.Apply(block, last, pixels, plane.Width);
            return;
        }

        var scratch = stackalloc byte[64];
        InverseTransform.Apply(block, last, scratch, 8);
        var (columns, rows) = (Math.Min(8 / stepX, plane.Width - left), Math.Min(8 / stepY, plane.Height - top));
        for (var y = 0; y < rows; y++)
        {
            var target = plane.Pixels.AsSpan(((top + y) * plane.Width) + left, columns);
            for (var x = 0; x < target.Length; x++)
                target[x] = scratch[(8 * y * stepY) + (x * stepX)];
        }
    }
}
