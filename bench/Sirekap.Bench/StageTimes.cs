using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Reader.Boxes;
using Sirekap.Reader.Bubbles;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Misuse;
using Sirekap.Reader.Pages;
using Sirekap.Reader.Registration;
using Sirekap.Reader.Tags;
using Sirekap.Reader.Tally;
using Sirekap.Server.Hosting;

namespace Sirekap.Bench;

/// <summary>Where the time of a page goes: each step of the reader alone, in the order of a page, and the bytes that it allocates.</summary>
static class StageTimes
{
    /// <summary>Pages read before anything is measured, so that all code is compiled for good.</summary>
    const int WarmUps = 60;

    /// <summary>Measures and prints a table for each picture of <see cref="PageTimes"/>.</summary>
    /// <param name="only">Only pictures whose name contains this.</param>
    public static void Run(string only)
    {
        var form = ElectionFolder.Load(ElectionFolder.Find()).Contests[0].Form;
        var digits = DigitModel.Load(File.ReadAllBytes(ShippedData.Find("data/models/digits/digits.bin")));
        Console.WriteLine($"load {File.ReadAllText("/proc/loadavg").Trim()}; best of {ThreadClock.Runs}, ms of processor time, and KiB allocated");
        foreach (var (name, jpeg) in PageTimes.Pictures(form).Where(picture => picture.Name.Contains(only, StringComparison.Ordinal)))
            Measure(name, jpeg, form, digits);
    }

    static void Measure(string name, byte[] jpeg, FormDefinition form, DigitModel digits)
    {
        _ = ManagedJpegDecoder.Open(jpeg, out var decoded);
        var photo = decoded!;
        using var pyramid = new Pyramid(photo.Luma);
        var tags = TagFinder.Find(pyramid, [.. form.Pages.SelectMany(page => page.Tags).Select(tag => tag.Id)]);
        var page = form.Pages.First(page => page.Tags.Any(tag => tag.Id == tags[0].Id));
        var corners = CornerRegistration.Find(photo.Luma, page, tags[0])!;
        var found = PageRegistration.Fit(pyramid, page, tags[0], corners);
        Quad[] frames = [.. found.Fields.SelectMany(field => field.Digits)];
        using var cuts = new BoxCuts(photo, frames);
        var asked = new Counting(digits);
        _ = BoxReader.Read(cuts, asked);
        var tallies = new TallyReader(digits);
        var reader = new PageReader([form], digits);
        var fields = reader.Read(jpeg).Fields;
        for (var run = 0; run < WarmUps; run++)
            reader.Read(photo);

        Console.WriteLine($"{name}: {frames.Length} boxes, {asked.Looks} looks of a net");
        Print("half-size pictures", () =>
        {
            using var halves = new Pyramid(photo.Luma);
            halves.Level(2);
        });
        Print("tag", () => TagFinder.Find(pyramid, [.. form.Pages.SelectMany(each => each.Tags).Select(tag => tag.Id)]));
        Print("corner marks", () => CornerRegistration.Find(photo.Luma, page, tags[0]));
        Print("frames", () => PageRegistration.Fit(pyramid, page, tags[0], corners));
        Print("cutting boxes once", () => new BoxCuts(photo, frames).Dispose());
        Print("boxes: nets and more cuts", () => BoxReader.Read(cuts, digits));
        Print("bubbles", () => ForEach(found.Fields, field => field.Bubbles, grid => BubbleReader.Read(photo, found.Map, grid, found.Print)));
        Print("tallies", () => ForEach(found.Fields, field => field.Tally, grid => tallies.Read(photo, found.Map, grid, found.Print)));
        Print("fingerprint", () => HandwritingPrint.Of(cuts));
        Print("signs of misuse", () => Signals.Of(photo, found, fields));
    }

    static void ForEach<T>(ImmutableArray<FieldFrames> fields, Func<FieldLayout, T?> part, Action<T> read)
        where T : class
    {
        foreach (var field in fields)
        {
            if (part(field.Layout) is { } present)
                read(present);
        }
    }

    static void Print(string stage, Action work)
    {
        var (best, _) = ThreadClock.Time(work);
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        Console.WriteLine($"  {stage,-28}{best,7:F2}{(GC.GetAllocatedBytesForCurrentThread() - before) >> 10,8}");
    }

    /// <summary>Counts how often a net looks at a box.</summary>
    sealed class Counting(IDigitClassifier digits) : IDigitClassifier
    {
        public int Looks { get; private set; }

        public int Nets => digits.Nets;

        public void Classify(int net, ReadOnlySpan<float> boxes, int count, Span<float> probabilities)
        {
            Looks += count;
            digits.Classify(net, boxes, count, probabilities);
        }
    }
}
