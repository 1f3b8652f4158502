namespace Sirekap.Specimen.Photo;

/// <summary>Sees a flat picture of a page through a lens: each pixel of the photograph looks up its point of the paper and its light.</summary>
static class Exposure
{
    /// <summary>Geometry and light are worked out at the corners of blocks of this many pixels and run straight between them.</summary>
    const int Block = 12;

    /// <summary>Light is counted in 256ths.</summary>
    const int FullLight = 256;

    /// <summary>Fills a photograph.</summary>
    /// <param name="page">The page's pixels, BGRA.</param>
    /// <param name="pageWidth">Its pixels across.</param>
    /// <param name="scale">Its pixels to the millimetre.</param>
    /// <param name="shape">Where the paper lies.</param>
    /// <param name="light">How it is lit.</param>
    /// <param name="table">What lies around it.</param>
    /// <param name="photo">The photograph's pixels, BGRA, to be filled.</param>
    public static void Expose(
        ReadOnlySpan<uint> page, int pageWidth, double scale, PaperShape shape, Light light, TableTop table, Span<uint> photo)
    {
        var columns = ((shape.PhotoWidth + Block - 1) / Block) + 1;
        var (upper, lower) = (new Knot[columns], new Knot[columns]);
        FillKnots(lower, 0, scale, shape, light);
        for (var top = 0; top < shape.PhotoHeight; top += Block)
        {
            (upper, lower) = (lower, upper);
            FillKnots(lower, top + Block, scale, shape, light);
            for (var y = top; y < Math.Min(top + Block, shape.PhotoHeight); y++)
            {
                var down = (float)(y - top) / Block;
                var row = photo.Slice(y * shape.PhotoWidth, shape.PhotoWidth);
                for (var column = 0; column + 1 < columns; column++)
                {
                    var left = Knot.Between(upper[column], lower[column], down);
                    var right = Knot.Between(upper[column + 1], lower[column + 1], down);
                    var x = column * Block;
                    Run(page, pageWidth, left, right, table.Row(y), x, row[x..Math.Min(x + Block, row.Length)]);
                }
            }
        }
    }

    static void FillKnots(Knot[] knots, int y, double scale, PaperShape shape, Light light)
    {
        for (var i = 0; i < knots.Length; i++)
        {
            var (px, py) = shape.ToPage((i * Block) + 0.5, y + 0.5);
            var shine = light.At((double)(i * Block) / shape.PhotoWidth, (double)y / shape.PhotoHeight) * shape.Creases.Shade(px, py);
            knots[i] = new((float)((px * scale) - 0.5), (float)((py * scale) - 0.5), (float)(FullLight * Math.Clamp(shine, 0, 1)));
        }
    }

    static void Run(ReadOnlySpan<uint> page, int pageWidth, Knot from, Knot to, ReadOnlySpan<uint> table, int x, Span<uint> pixels)
    {
        var pageHeight = page.Length / pageWidth;
        var step = new Knot((to.X - from.X) / Block, (to.Y - from.Y) / Block, (to.Light - from.Light) / Block);

        // Eight-bit fixed point; no sum below can leave its range.
        unchecked
        {
            for (var i = 0; i < pixels.Length; i++)
            {
                var (sx, sy) = (from.X + (i * step.X), from.Y + (i * step.Y));
                var shine = (uint)(from.Light + (i * step.Light));
                var (ix, iy) = ((int)MathF.Floor(sx), (int)MathF.Floor(sy));
                if ((uint)ix >= (uint)(pageWidth - 1) || (uint)iy >= (uint)(pageHeight - 1))
                {
                    pixels[i] = Dim(table[(x + i) & (TableTop.Side - 1)], shine);
                    continue;
                }

                var (fx, fy) = ((uint)((sx - ix) * 256), (uint)((sy - iy) * 256));
                var at = (iy * pageWidth) + ix;
                var above = Mix(page[at], page[at + 1], fx);
                var below = Mix(page[at + pageWidth], page[at + pageWidth + 1], fx);
                pixels[i] = Dim(Mix(above, below, fy), shine);
            }
        }
    }

    /// <summary>Two colours in proportion, two channels at a time.</summary>
    static uint Mix(uint left, uint right, uint share)
    {
        unchecked
        {
            var even = (((left & 0xFF00FF) * (256 - share)) + ((right & 0xFF00FF) * share)) >> 8;
            var odd = ((((left >> 8) & 0xFF00FF) * (256 - share)) + (((right >> 8) & 0xFF00FF) * share)) >> 8;
            return (even & 0xFF00FF) | ((odd & 0xFF00FF) << 8);
        }
    }

    static uint Dim(uint colour, uint light)
    {
        unchecked
        {
            var even = ((colour & 0xFF00FF) * light) >> 8;
            var odd = (((colour >> 8) & 0xFF00FF) * light) >> 8;
            return (even & 0xFF00FF) | ((odd & 0xFF00FF) << 8);
        }
    }

    /// <summary>A point of the page's picture in pixels, and its light.</summary>
    readonly record struct Knot(float X, float Y, float Light)
    {
        public static Knot Between(Knot upper, Knot lower, float share) => new(
            upper.X + ((lower.X - upper.X) * share),
            upper.Y + ((lower.Y - upper.Y) * share),
            upper.Light + ((lower.Light - upper.Light) * share));
    }
}
