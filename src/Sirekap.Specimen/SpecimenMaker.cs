using System.Runtime.InteropServices;
using Sirekap.Election.Forms;
using Sirekap.Forms.Printing;
using Sirekap.Specimen.Hand;
using Sirekap.Specimen.Photo;
using Sirekap.Specimen.Print;
using SkiaSharp;

namespace Sirekap.Specimen;

/// <summary>
/// Makes pictures of filled forms that never were: prints a page from its definition, fills it by an invented hand, photographs it.
/// The same arguments give the same bytes. Safe for many threads; keeps a few printed pages, so use one for many pictures.
/// </summary>
public sealed class SpecimenMaker : IDisposable
{
    /// <summary>Printed pages that are kept; at 3 px/mm each takes 19 MB.</summary>
    const int MostBlanks = 9;

    /// <summary>Finer printed pages (px/mm) are not kept.</summary>
    const double FinestKept = 3.5;

    readonly TypeCase _type = new();
    readonly Dictionary<(PageDefinition Page, double Scale), SKBitmap> _blanks = [];

    /// <summary>A filled page as a flat, clean picture in PNG.</summary>
    /// <param name="page">The page.</param>
    /// <param name="content">What is written on it; null leaves it empty.</param>
    /// <param name="scale">Pixels to the millimetre.</param>
    public byte[] Draw(PageDefinition page, SpecimenPage? content, double scale)
    {
        using var bitmap = Printed(page, scale);
        if (content is not null)
        {
            using var canvas = InMillimetres(bitmap, scale);
            Write(canvas, page, content);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>Photographs a filled page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="content">What is written on it.</param>
    /// <param name="conditions">How it is photographed.</param>
    /// <param name="seed">Chooses the folds, the light, the table, the noise.</param>
    public SpecimenPhotograph Photograph(PageDefinition page, SpecimenPage content, PhotographConditions conditions, ulong seed)
    {
        var shape = new PaperShape(page, conditions, Dice.For(seed, 1));
        var scale = ScaleFor(page, conditions);
        using var paper = Printed(page, scale);
        WrittenPage written;
        using (var canvas = InMillimetres(paper, scale))
        {
            written = Write(canvas, page, content);
            FoldLines.Draw(canvas, shape, Dice.For(seed, 2));
        }

        using var photo = new SKBitmap(new SKImageInfo(shape.PhotoWidth, shape.PhotoHeight, SKColorType.Bgra8888, SKAlphaType.Opaque));
        var pixels = photo.GetPixelSpan();
        Exposure.Expose(
            MemoryMarshal.Cast<byte, uint>(paper.GetPixelSpan()), paper.Width, scale, shape,
            new Light(conditions, Dice.For(seed, 3)), new TableTop(Dice.For(seed, 4)), MemoryMarshal.Cast<byte, uint>(pixels));
        Blur.Apply(pixels, photo.Width, conditions.Blur);
        Sensor.Develop(pixels, conditions, Dice.For(seed, 5));
        using var data = photo.Encode(SKEncodedImageFormat.Jpeg, conditions.Quality);
        return new(data.ToArray(), shape, written);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var blank in _blanks.Values)
            blank.Dispose();
        _type.Dispose();
    }

    WrittenPage Write(SKCanvas canvas, PageDefinition page, SpecimenPage content)
    {
        if (page.StationCode is { } place && content.Codes.Length >= page.Number)
            QrSquare.Print(new CanvasSurface(canvas, _type), content.Codes[page.Number - 1], place);
        return PageWriter.Write(canvas, page, content, _type);
    }

    /// <summary>A little finer than the photograph, in halves so that few printed pages serve many pictures.</summary>
    static double ScaleFor(PageDefinition page, PhotographConditions conditions) =>
        Math.Max(1.5, Math.Ceiling(2.3 * conditions.Width * conditions.Stretch / page.Width) / 2);

    /// <summary>A printed page that the caller may write on.</summary>
    SKBitmap Printed(PageDefinition page, double scale)
    {
        lock (_blanks)
        {
            if (_blanks.TryGetValue((page, scale), out var kept))
                return kept.Copy();
            var blank = Print(page, scale);
            if (scale > FinestKept || _blanks.Count >= MostBlanks)
                return blank;
            _blanks.Add((page, scale), blank);
            return blank.Copy();
        }
    }

    SKBitmap Print(PageDefinition page, double scale)
    {
        var blank = new SKBitmap(new SKImageInfo(
            (int)Math.Round(page.Width * scale), (int)Math.Round(page.Height * scale), SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = InMillimetres(blank, scale);
        canvas.Clear(SKColors.White);
        PagePrinter.Print(new CanvasSurface(canvas, _type), page);
        return blank;
    }

    static SKCanvas InMillimetres(SKBitmap bitmap, double scale)
    {
        var canvas = new SKCanvas(bitmap);
        canvas.Scale((float)scale);
        return canvas;
    }
}
