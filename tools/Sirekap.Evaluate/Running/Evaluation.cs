using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Reports;
using Sirekap.Evaluate.Scoring;
using Sirekap.Reader.Pages;

namespace Sirekap.Evaluate.Running;

/// <summary>Reads all photographs and adds up what came of them.</summary>
internal sealed class Evaluation(IPages pages, TimedReader reader, Scorer scorer, FailureGallery gallery)
{
    readonly Lock _adding = new();

    /// <summary>Readings of the first picture before anything is measured: the runtime compiles well what it has run often.</summary>
    public int WarmUp { get; init; } = 30;

    /// <summary>Reads everything.</summary>
    /// <param name="threads">How many pictures are read at the same time; with one, times are undisturbed.</param>
    /// <param name="progress">Called after each picture with how many are done.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public void Run(int threads, Action<int> progress, CancellationToken cancellation)
    {
        Warm(cancellation);
        var done = 0;
        Parallel.For(0, pages.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, index =>
        {
            var page = Judge(pages.Take(index));
            lock (_adding)
            {
                scorer.Add(page);
                gallery.Add(page);
                progress(++done);
            }
        });
    }

    PageJudgement Judge(Sample sample)
    {
        if (sample.Problem is not null)
            return new(sample, new PageReading { Refusal = Sirekap.Reader.Refusal.NotAJpeg }, default);
        var (reading, cost) = reader.Read(sample.Jpeg);
        return new(sample, reading, cost);
    }

    void Warm(CancellationToken cancellation)
    {
        if (pages.Count == 0)
            return;
        var first = pages.Take(0);
        for (var time = 0; time < WarmUp && !cancellation.IsCancellationRequested; time++)
            reader.Read(first.Jpeg);
    }
}
