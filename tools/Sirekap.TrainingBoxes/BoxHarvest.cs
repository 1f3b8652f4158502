using System.Buffers.Binary;
using Sirekap.Election.Forms;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;
using Sirekap.Specimen;

namespace Sirekap.TrainingBoxes;

/// <summary>
/// Photographs specimen pages, has the reader find their boxes, and writes a record for each box: the page's seed (u32, little-endian), what
/// stands in it (u8, as <see cref="DigitClass"/>), and its canvas (<see cref="BoxCanvas"/>). A box that the reader laid so far off that
/// the label would not be true of the cut is left out.
/// </summary>
/// <param name="form">The form.</param>
sealed class BoxHarvest(FormDefinition form)
{
    /// <summary>A frame further off than this share of its side shows something else.</summary>
    const double LargestMiss = 0.15;

    readonly PageReader _reader = new([form], new NoDigits());

    /// <summary>Writes the boxes of some pages and says in a sentence what became of them.</summary>
    public string Write(Stream target, uint first, int pages)
    {
        using var maker = new SpecimenMaker();
        var (refused, written, missed) = (0, 0, 0);
        for (var seed = first; seed < first + (uint)pages; seed++)
        {
            var page = PageFor(seed);
            var hard = seed % 2 == 1;
            var conditions = hard ? PhotographConditions.Hard(seed) : PhotographConditions.Typical(seed);
            var photograph = maker.Photograph(page, PageContent.For(page, seed), conditions, seed);
            if (ManagedJpegDecoder.Open(photograph.Jpeg, out var photo) is not null || _reader.Read(photo!) is not { Refusal: null } reading)
            {
                refused++;
                continue;
            }

            var frames = reading.Fields.SelectMany(field => field.Boxes).Select(box => box.Frame).ToArray();
            for (var index = 0; index < frames.Length; index++)
            {
                if (Miss(frames[index], photograph.Boxes[index]) > LargestMiss)
                    missed++;
                else
                    Write(target, photo!, seed, photograph.Boxes[index].Mark, frames[index]);
            }

            written += frames.Length;
        }

        return $"{written - missed} boxes of {pages - refused} pages; {refused} pages were refused and {missed} boxes missed.";
    }

    /// <summary>Most pages have the most boxes; every second of them carries seven-segment guides in all its boxes.</summary>
    PageDefinition PageFor(uint seed)
    {
        if (seed % 8 == 7)
            return form.Pages[(int)(seed / 8 % (uint)form.Pages.Length)];
        var page = form.Pages.MaxBy(page => page.Fields.Sum(field => field.Digits.Length))!;
        return seed % 4 < 2 ? page : _guided ??= page with { Fields = [.. page.Fields.Select(Guided)] };
    }

    PageDefinition? _guided;

    FieldLayout Guided(FieldLayout field)
    {
        var known = form.Pages.SelectMany(page => page.Fields).First(known => known.Guide is not null);
        var (guide, share) = (known.Guide!, field.Digits[0].Width / known.Digits[0].Width);
        return field with { Guide = new(guide.Width * share, guide.Height * share, guide.Dot * share) };
    }

    static double Miss(Quad frame, BoxLabel truth)
    {
        Pixel[] found = [frame.TopLeft, frame.TopRight, frame.BottomRight, frame.BottomLeft];
        return found.Zip(truth.Corners, (pixel, spot) => pixel.DistanceTo(new(spot.X, spot.Y))).Max() / frame.Side;
    }

    static void Write(Stream target, Photo photo, uint seed, BoxMark mark, Quad frame)
    {
        Span<byte> record = stackalloc byte[5 + BoxCanvas.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(record, seed);
        record[4] = (byte)mark;
        BoxCanvas.Cut(photo, frame, record[5..]);
        target.Write(record);
    }

    /// <summary>The boxes' places do not depend on what is read in them.</summary>
    sealed class NoDigits : IDigitClassifier
    {
        public int Nets => 1;

        public void Classify(int net, ReadOnlySpan<float> boxes, int count, Span<float> probabilities) => probabilities.Fill(1f / DigitModel.Classes);
    }
}
