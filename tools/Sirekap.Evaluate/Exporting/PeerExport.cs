using System.Globalization;
using Sirekap.Cli.Reading;
using Sirekap.Election.Forms;
using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Running;
using Sirekap.Evaluate.Truth;
using Sirekap.Reader.Boxes;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;

namespace Sirekap.Evaluate.Exporting;

/// <summary>
/// Writes what other readers of digits and bubbles need to be measured on the same pages: digit boxes as our registration cuts them, and
/// bubble blocks straightened by the true geometry of the made photograph, with the truth and our own answer beside each.
/// </summary>
internal sealed class PeerExport : IDisposable
{
    const int BoxSide = 96;

    /// <summary>Millimetres of paper around the bubbles, and pixels to the millimetre.</summary>
    const double Margin = 4, Scale = 4;

    readonly string _folder;
    readonly StreamWriter _boxes, _bubbles;
    int _boxCount, _bubbleCount;

    public PeerExport(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(Path.Combine(folder, "boxes"));
        Directory.CreateDirectory(Path.Combine(folder, "bubbles"));
        (_boxes, _bubbles) = (new(Path.Combine(folder, "boxes.csv")), new(Path.Combine(folder, "bubbles.csv")));
        _boxes.WriteLine("picture,file,field,place,truth,ours,confidence");
        _bubbles.WriteLine("picture,file,field,truth,ours,columns,rows,diameter");
    }

    /// <summary>Takes one page; a refused page has nothing to compare.</summary>
    public void Add(PageJudgement page)
    {
        if (page.Reading.Refusal is not null || ManagedJpegDecoder.Open(page.Sample.Jpeg, out var photo) is not null)
            return;
        foreach (var judged in page.Fields.Where(judged => judged.Result is not null))
        {
            AddBoxes(page, judged, photo!);
            if (page.Sample.Made is var (definition, _) && definition.Fields.First(layout => layout.Field == judged.Truth.Field).Bubbles is { } grid)
                AddBubbles(page, judged, photo!, grid);
        }
    }

    public void Dispose()
    {
        _boxes.Dispose();
        _bubbles.Dispose();
    }

    void AddBoxes(PageJudgement page, FieldJudgement judged, Photo photo)
    {
        var known = BoxLetters.Of(judged.Truth, judged.Result!.Boxes.Length);
        for (var place = 0; place < known.Length; place++)
        {
            if (known[place] is not { } truth)
                continue;
            var (box, picture) = (judged.Result.Boxes[place], $"boxes/{_boxCount++:D6}.png");
            const double Inset = BoxSampler.Inset, Inside = 1 - (2 * Inset);
            Save(picture, Cutting.Png(photo, BoxSide, BoxSide, (u, v) => box.Frame.At(Inset + (u * Inside), Inset + (v * Inside))));
            _boxes.WriteLine(CsvLine.Join(
                picture, page.Sample.File, judged.Truth.Field, Text(place), BoxLetters.All[(int)truth].ToString(), BoxText.Of([box]), Text(box.Of(box.Class))));
        }
    }

    void AddBubbles(PageJudgement page, FieldJudgement judged, Photo photo, BubbleGrid grid)
    {
        var (left, top) = (grid.Columns[0] - (grid.Diameter / 2) - Margin, grid.Rows[0] - (grid.Diameter / 2) - Margin);
        var (width, height) = (grid.Columns[^1] + (grid.Diameter / 2) + Margin - left, grid.Rows[^1] + (grid.Diameter / 2) + Margin - top);
        var picture = $"bubbles/{_bubbleCount++:D6}.png";
        Save(picture, Cutting.Png(photo, (int)(width * Scale), (int)(height * Scale), (u, v) =>
        {
            var spot = page.Sample.Made!.Value.Photograph.ToPixel(new(left + (u * width), top + (v * height)));
            return new(spot.X, spot.Y);
        }));
        var truth = judged.Truth.Bubbles
            ?? (judged.Truth.Number is { } number ? Text(number).PadLeft(grid.Columns.Length, '0') : new('_', grid.Columns.Length));
        _bubbles.WriteLine(CsvLine.Join(
            picture, page.Sample.File, judged.Truth.Field, truth, BoxText.Of(judged.Result!.Bubbles!),
            string.Join(' ', grid.Columns.Select(x => Text((x - left) * Scale))), string.Join(' ', grid.Rows.Select(y => Text((y - top) * Scale))), Text(grid.Diameter * Scale)));
    }

    void Save(string picture, byte[] png) => File.WriteAllBytes(Path.Combine(_folder, picture), png);

    static string Text(double number) => Math.Round(number, 6).ToString(CultureInfo.InvariantCulture);
}
