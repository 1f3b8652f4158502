using System.Collections.Concurrent;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Intake;
using Sirekap.Server.Ledger;
using Sirekap.Server.Photos;
using Sirekap.Server.Residency;
using Sirekap.Storage;

namespace Sirekap.Server.Reading;

/// <summary>
/// Reads waiting pages, a few at a time, and states what it read. Of several servers each page is read by one: whoever claims it first. What a server
/// that died had claimed is free again, and still waits.
/// </summary>
public sealed class ReadingWorker(
    ReadingQueue queue, PhotoShelf shelf, PageMachine machine, LiveCount live, LogBook book, KeyFolder keys, TimeProvider clock, ReadingMeter meter, HomeGuard home, ILogger<ReadingWorker> logger)
    : BackgroundService
{
    /// <summary>When nothing rings the bell, this finds what a crash between storing and ringing left.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    /// <summary>While other servers read what is left, this finds what one of them did not get to.</summary>
    private static readonly TimeSpan SharedRound = TimeSpan.FromSeconds(2);

    /// <summary>Pages whose reading failed or was refused: reading them again at once would give the same.</summary>
    private readonly ConcurrentDictionary<WaitingPage, bool> _failed = new();
    private bool _hasSaidSo;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var signer = new ServerSigner(keys.OpenOrMake(KeyNames.Reader), live, book.Writer, clock);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stoppingToken };
        while (!stoppingToken.IsCancellationRequested)
        {
            // What a closed log has not read, it never will. And what a reading says is uncounted until it is published: it must not go where it may not.
            if (live.Read(count => count.ClosedAt) is not null || home.Endpoints.IsIntakeStopped || !MayRead(signer))
            {
                await WaitAsync(Round, stoppingToken);
                continue;
            }

            var (found, taken) = (await PresentAsync(stoppingToken), 0);
            await Parallel.ForEachAsync(found, parallel, async (page, cancellation) =>
            {
                if (await TakeAsync(page, signer, cancellation))
                    Interlocked.Increment(ref taken);
            });
            if (taken == 0)
                await WaitAsync(found.Count == 0 ? Round : SharedRound, stoppingToken);
        }
    }

    /// <summary>A server whose key nobody has enrolled leaves the pages to those that may state what they read.</summary>
    private bool MayRead(ServerSigner signer)
    {
        if (signer.IsEnrolled)
            return true;
        if (!_hasSaidSo)
            logger.LogWarning("This server reads no photographs: its key in keys/{Name}.pem is not enrolled in the log. Enrol it with \"sirekap key enrol\", as docs/operation.md says.", KeyNames.Reader);
        _hasSaidSo = true;
        return false;
    }

    /// <summary>Reads a page if no other server does; false where there was nothing to do.</summary>
    private async ValueTask<bool> TakeAsync(WaitingPage page, ServerSigner signer, CancellationToken cancellation)
    {
        await using var claim = await book.Shares.TryClaimAsync(page.Work, cancellation);
        if (claim is null)
            return false;
        // Whoever had the claim before may have read the page; then its reading is durable by now.
        if (book.Shares.HasOthers)
            await book.CatchUpAsync(cancellation);
        if (!queue.StillWaits(page))
            return false;
        await TryReadAsync(page, signer, cancellation);
        return true;
    }

    private async Task<List<WaitingPage>> PresentAsync(CancellationToken cancellation)
    {
        var (present, announced) = (new List<WaitingPage>(), queue.Waiting());
        foreach (var page in announced)
        {
            if (!_failed.ContainsKey(page) && await shelf.HasOriginalAsync(page.Photo, cancellation))
                present.Add(page);
        }

        meter.Found(announced.Count, present.Count);
        return present;
    }

    private async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        round.CancelAfter(atMost);
        try
        {
            await queue.WaitAsync(round.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The round is over: look again.
        }
    }

    /// <summary>One page that cannot be read or stated must not stop the others; it is tried again after the next start.</summary>
    private async ValueTask TryReadAsync(WaitingPage page, ServerSigner signer, CancellationToken cancellation)
    {
        var since = clock.GetTimestamp();
        using var trace = ReadingMeter.Trace(page);
        try
        {
            await ReadAsync(page, signer, cancellation);
            meter.Done(_failed.ContainsKey(page) ? ReadingMeter.Refused : ReadingMeter.Stated, clock.GetElapsedTime(since));
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or WriterStoppedException))
        {
            _failed[page] = true;
            meter.Done(ReadingMeter.Failed, clock.GetElapsedTime(since));
            logger.LogError(failure, "Page {Page} of station {Station} (photograph {Photo}) could not be read; it waits for the next start.", page.Page, page.Station, page.Photo);
        }
    }

    private async ValueTask ReadAsync(WaitingPage page, ServerSigner signer, CancellationToken cancellation)
    {
        if (await shelf.ReadOriginalAsync(page.Photo, cancellation) is not { } original)
            return;
        var sheet = machine.Read(original, page.Station, page.Contest, page.Page);
        if (sheet.PublicCopy is { } copy)
            await StoreAsync(copy, sheet, cancellation);
        var outcome = await signer.AppendAsync(
            (at, sequence) => new ReadingStatement
            {
                Election = live.Definition.Id,
                At = at,
                Sequence = sequence,
                Station = page.Station,
                Contest = page.Contest,
                Form = page.Form,
                Page = page.Page,
                Photo = page.Photo,
                Model = machine.Model,
                PublicCopy = sheet.PublicCopyDigest,
                Refused = sheet.Refused,
                Fingerprint = sheet.Fingerprint,
                Signals = sheet.Signals,
                Figures = sheet.Figures,
            },
            cancellation);
        if (outcome is not AppendOutcome.Refused { Refusal: var refusal })
            return;
        _failed[page] = true;
        logger.LogWarning("The reading of page {Page} of station {Station} was not taken: {Code}: {Sentence}", page.Page, page.Station, refusal.Code, refusal.Sentence);
    }

    /// <summary>Copy and strips stand before the log names them: nothing in the log points to a picture that is not there.</summary>
    private async Task StoreAsync(byte[] copy, SheetReading sheet, CancellationToken cancellation)
    {
        var digest = await shelf.PutPublicAsync(copy, cancellation);
        foreach (var (box, strip) in sheet.Strips)
            await shelf.PutStripAsync(digest, box, strip, cancellation);
    }
}
