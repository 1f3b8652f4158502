using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Election.Readings;
using Sirekap.Reader.Boxes;
using Sirekap.Reader.Bubbles;
using Sirekap.Reader.Codes;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Misuse;
using Sirekap.Reader.Registration;
using Sirekap.Reader.Tags;
using Sirekap.Reader.Tally;

namespace Sirekap.Reader.Pages;

/// <summary>
/// Reads photographs of form pages. Pure: the same bytes give the same reading on every machine. Safe to share between threads when its
/// parts are.
/// </summary>
public sealed class PageReader
{
    /// <summary>
    /// Millimetres of the page outside each mask that are covered too: paper bends, and with few corner marks it is less sure where it lies.
    /// </summary>
    const double MaskMargin = 2, WideMaskMargin = 20;

    /// <summary>Fewer pixels than this across are no page.</summary>
    const int LeastSide = 300;

    readonly IDigitClassifier _digits;
    readonly IJpegDecoder _decoder;
    readonly PhotoPool _photos = new();
    readonly TallyReader? _tallies;
    readonly Dictionary<int, (FormDefinition Form, PageDefinition Page)> _pages = [];

    /// <summary>Prepares for the pages of some forms.</summary>
    /// <param name="forms">The forms; every tag id belongs to one page only.</param>
    /// <param name="digits">The digit net.</param>
    /// <param name="decoder">The JPEG decoder; the managed one where none is given.</param>
    /// <param name="tallies">Whether tally grids are read too; without them a page is read faster, with one check less.</param>
    public PageReader(IEnumerable<FormDefinition> forms, IDigitClassifier digits, IJpegDecoder? decoder = null, bool tallies = true)
    {
        (_digits, _decoder, _tallies) = (digits, decoder ?? new ManagedJpegDecoder(), tallies ? new TallyReader(digits) : null);
        foreach (var form in forms)
        {
            foreach (var page in form.Pages)
            {
                foreach (var tag in page.Tags)
                    _pages.Add(tag.Id, (form, page));
            }
        }
    }

    /// <summary>Reads one photograph.</summary>
    /// <param name="jpeg">The file's bytes, whatever they are.</param>
    /// <param name="expected">The page that was asked for; any known page where none is given. Another page is refused, but found, so that it can be masked.</param>
    /// <returns>The reading, which may be a refusal; never an exception for bad bytes.</returns>
    public PageReading Read(ReadOnlyMemory<byte> jpeg, PageExpectation? expected = null)
    {
        if (JpegHeader.Check(jpeg.Span, out var header) is { } refusal)
            return new() { Refusal = refusal };
        if (Math.Min(header.Width, header.Height) < LeastSide)
            return new() { Refusal = Refusal.TooSmall };
        var photo = _photos.TryTake(header.Width, header.Height, header.Components > 1, out var kept) ? kept : header.NewPhoto();
        var reading = _decoder.TryDecode(jpeg[..header.Length], header, photo) ? Read(photo, expected) : new() { Refusal = Refusal.Damaged };
        _photos.Return(photo);
        return reading;
    }

    /// <summary>Reads decoded pixels.</summary>
    /// <param name="photo">The pixels as they are stored; orientation in a file's metadata has no say, the tag tells which way up the page is.</param>
    /// <param name="expected">The page that was asked for; any known page where none is given.</param>
    public PageReading Read(Photo photo, PageExpectation? expected = null)
    {
        if (Math.Min(photo.Width, photo.Height) < LeastSide)
            return new() { Refusal = Refusal.TooSmall };
        using var pyramid = new Pyramid(photo.Luma);
        var tags = FindTags(pyramid, expected);
        if (tags.Count == 0)
            return new() { Refusal = EmptyPicture.Cause(pyramid) };
        if (AreOfSeveralPages(tags))
            return new() { Refusal = Refusal.SeveralPages, Evidence = new(tags, null, null, null) };
        if (tags[0].Id is not { } id)
            return new() { Refusal = Refusal.UnknownForm, Evidence = new(tags, null, null, null) };
        var (form, page) = _pages[id];
        var registration = PageFinder.Find(pyramid, page, tags);
        var start = new PageReading { Form = form.Id, Page = page.Number, Evidence = new(tags, page, registration?.Corners, registration) };
        return registration is null
            ? start with { Refusal = Refusal.Cropped }
            : Read(photo, tags[0], registration, start, expected?.Against(form.Id, page.Number));
    }

    /// <summary>Where no known tag is seen, a spoilt one may still be that of the page that was asked for.</summary>
    List<TagSighting> FindTags(Pyramid pyramid, PageExpectation? expected)
    {
        var tags = TagFinder.Find(pyramid, _pages.Keys);
        if (expected is null || tags.Exists(tag => tag.Id is not null))
            return tags;
        var spoilt = TagFinder.FindSpoilt(pyramid, [.. _pages.Where(page => expected.Against(page.Value.Form.Id, page.Value.Page.Number) is null).Select(page => page.Key)]);
        return spoilt.Count > 0 ? spoilt : tags;
    }

    /// <summary>Tags of two pages, or one tag twice.</summary>
    bool AreOfSeveralPages(List<TagSighting> tags)
    {
        var ids = tags.Select(tag => tag.Id).OfType<int>().ToList();
        return ids.Distinct().Count() < ids.Count || ids.Select(id => _pages[id].Page).Distinct().Count() > 1;
    }

    PageReading Read(Photo photo, TagSighting tag, PageRegistration registration, PageReading start, Refusal? unexpected)
    {
        var quality = new PageQuality(
            Math.Round(registration.Scale, 3),
            Math.Round(Sharpness.EdgeWidth(photo.Luma, tag) / registration.Scale, 2),
            registration.Corners.Found,
            Math.Round(registration.ClearShare, 3),
            Math.Round(registration.Fields.Select(field => field.Miss).DefaultIfEmpty().Max(), 2),
            tag.Errors);
        var refusal = PageGate.Check(photo.Luma, registration, quality);
        var found = !IsPlaced(registration, refusal) ? start : start with
        {
            Quality = quality,
            Masks = Masks(registration),
            StationCode = registration.Page.StationCode is { } place ? StationCodeReader.Read(photo.Luma, registration.Map, place) : null,
        };
        return (unexpected ?? refusal) is { } cause
            ? found with { Refusal = cause }
            : ReadContent(found, photo, registration);
    }

    /// <summary>Whether what must be covered is known: by the corner marks, or by the frames of a page that may be read.</summary>
    static bool IsPlaced(PageRegistration registration, Refusal? refusal) =>
        registration.Corners.Found >= CornerRegistration.Enough || refusal is null;

    PageReading ReadContent(PageReading found, Photo photo, PageRegistration registration)
    {
        using var cuts = new BoxCuts(photo, [.. registration.Fields.SelectMany(field => field.Digits)]);
        var fields = ReadFields(photo, registration, cuts, found.Quality!.IsSoft ? RowReading.LeastConfidenceWhereSoft : RowReading.LeastConfidence);
        return found with
        {
            Fields = fields,
            Fingerprint = HandwritingPrint.Of(cuts),
            Signals = Misuse.Signals.Of(photo, registration, fields),
        };
    }

    ImmutableArray<FieldResult> ReadFields(Photo photo, PageRegistration registration, BoxCuts cuts, double least)
    {
        var probabilities = BoxReader.Read(cuts, _digits);
        var results = ImmutableArray.CreateBuilder<FieldResult>(registration.Fields.Length);
        var first = 0;
        foreach (var field in registration.Fields)
        {
            var readings = field.Digits.Select((frame, index) => new BoxReading(
                frame, [.. probabilities.AsSpan((first + index) * DigitModel.Classes, DigitModel.Classes)])).ToImmutableArray();
            first += field.Digits.Length;
            var bubbles = field.Layout.Bubbles is { } grid ? BubbleReader.Read(photo, registration.Map, grid, registration.Print) : null;
            var tally = field.Layout.Tally is { } cells ? _tallies?.Read(photo, registration.Map, cells, registration.Print) : null;
            var fault = FieldPlace.Fault(photo.Luma, field, registration.Page);
            results.Add(FieldResult.Of(
                field.Layout.Field, readings, fault is null or DoubtCause.OffModel && FieldPlace.HoldsBubbles(field) ? bubbles : bubbles?.Unplaced(), tally, fault, Upright(field.Strip, photo), least));
        }

        return results.MoveToImmutable();
    }

    /// <summary>The smallest upright rectangle around a quad, inside the picture.</summary>
    static PixelBox Upright(Quad quad, Photo photo)
    {
        ReadOnlySpan<Pixel> corners = [quad.TopLeft, quad.TopRight, quad.BottomRight, quad.BottomLeft];
        double left = photo.Width - 1, top = photo.Height - 1, right = 1, bottom = 1;
        foreach (var (x, y) in corners)
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
        var (x0, y0) = ((int)Math.Max(0, left), (int)Math.Max(0, top));
        return new(x0, y0, (int)Math.Min(photo.Width, Math.Ceiling(right)) - x0, (int)Math.Min(photo.Height, Math.Ceiling(bottom)) - y0);
    }

    static ImmutableArray<ImmutableArray<Pixel>> Masks(PageRegistration registration)
    {
        var margin = registration.Corners.Found >= CornerRegistration.Enough ? MaskMargin : WideMaskMargin;
        return [.. registration.Page.Masks.Select(mask => Outline(registration.Map, new Box(
            mask.X - margin, mask.Y - margin, mask.Width + (2 * margin), mask.Height + (2 * margin))))];
    }

    /// <summary>The way around a rectangle of the page, with enough points to follow bent paper.</summary>
    static ImmutableArray<Pixel> Outline(PageMap map, Box box)
    {
        const int Steps = 12;
        var points = ImmutableArray.CreateBuilder<Pixel>(4 * Steps);
        ReadOnlySpan<Spot> corners = [new(box.X, box.Y), new(box.Right, box.Y), new(box.Right, box.Bottom), new(box.X, box.Bottom)];
        for (var side = 0; side < 4; side++)
        {
            var (from, to) = (corners[side], corners[(side + 1) % 4]);
            for (var step = 0; step < Steps; step++)
                points.Add(map.Map(from.X + ((to.X - from.X) * step / Steps), from.Y + ((to.Y - from.Y) * step / Steps)));
        }

        return points.MoveToImmutable();
    }
}
