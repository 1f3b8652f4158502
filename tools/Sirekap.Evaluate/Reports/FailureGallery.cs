using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Statistics;
using Sirekap.Reader.Pages;
using SkiaSharp;

namespace Sirekap.Evaluate.Reports;

/// <summary>Keeps the worst failures of each kind, with pictures.</summary>
internal sealed class FailureGallery(int mostOfEach)
{
    const int PageWidth = 480;

    readonly SortedDictionary<string, Worst<Failure>> _byKind = new(StringComparer.Ordinal);

    /// <summary>What is kept under each heading, worst first.</summary>
    public IEnumerable<(string Kind, long Count, IReadOnlyCollection<Failure> Failures)> Kinds =>
        _byKind.OrderByDescending(kind => kind.Value.Kept.Max(failure => failure.Outcome)).ThenBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => (kind.Key, kind.Value.Count, kind.Value.Kept));

    /// <summary>Takes a page in.</summary>
    public void Add(PageJudgement page)
    {
        if (Failure.Of(page) is { } refused)
            Keep(refused, "refused: " + refused.Cause, () => Shrunk(page.Sample.Jpeg));
        foreach (var field in page.Fields)
        {
            if (Failure.Of(page, field) is { } failure)
                Keep(failure, Heading(failure), () => Strips.Cut(page.Sample.Jpeg, field.Result!.Strip));
        }
    }

    static string Heading(Failure failure) => failure.Outcome switch
    {
        Outcome.SilentlyWrong => "silently wrong",
        Outcome.ReadThoughDoubtful => "read although a person should look",
        Outcome.SaidBlank => "said to be blank",
        _ => "sent to a person: " + failure.Cause,
    };

    void Keep(Failure failure, string heading, Func<byte[]> picture)
    {
        if (!_byKind.TryGetValue(heading, out var kept))
            _byKind.Add(heading, kept = new(mostOfEach, Failure.WorstFirst));
        kept.Add(kept.Wants(failure) ? failure with { Picture = picture() } : failure);
    }

    /// <summary>The page in small; nothing for a file that is no picture.</summary>
    static byte[] Shrunk(byte[] jpeg)
    {
        using var data = SKData.CreateCopy(jpeg);
        using var codec = SKCodec.Create(data);
        using var whole = codec is null ? null : SKBitmap.Decode(codec);
        using var small = whole?.Resize(
            new SKSizeI(PageWidth, Math.Max(1, whole.Height * PageWidth / whole.Width)), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var encoded = small?.Encode(SKEncodedImageFormat.Jpeg, 70);
        return encoded?.ToArray() ?? [];
    }
}
