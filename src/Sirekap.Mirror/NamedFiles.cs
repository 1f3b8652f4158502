using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Mirror.Sources;
using Sirekap.Server.Ledger;
using Sirekap.Server.Photos;
using Sirekap.Server.Residency;

namespace Sirekap.Mirror;

/// <summary>Fetches what the log names by its hash: public copies of photographs, and evidence on where data is. A file is kept only if it has the hash in the log.</summary>
internal sealed class NamedFiles(IPublicSource origin, IPublishedLog log, PhotoShelf shelf, TimeProvider clock, ILogger<NamedFiles> logger) : BackgroundService
{
    private const int AtOnce = 4;

    // What the origin does not have now it may have later, or another mirror may.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), LongPause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<NamedFile, bool> _wanted = new();

    /// <summary>How many pictures are named in the log and not here yet.</summary>
    public int MissingPictures => _wanted.Keys.Count(file => !file.IsEvidence);

    /// <summary>Looks for what a counted statement names.</summary>
    public void WantFor(Statement statement)
    {
        if (statement is ReadingStatement { PublicCopy: { } copy })
            _wanted.TryAdd(new(copy, IsEvidence: false), true);
        else if (statement is ResidencyStatement { Evidence: var evidence })
            _wanted.TryAdd(new(evidence, IsEvidence: true), true);
    }

    /// <summary>Fetches what is wanted; gives how many came.</summary>
    public async Task<int> FetchAsync(CancellationToken cancellation)
    {
        var came = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(_wanted.Keys, parallel, async (file, token) =>
        {
            if (await IsHereAsync(file, token))
            {
                _wanted.TryRemove(file, out _);
                Interlocked.Increment(ref came);
            }
        });
        return came;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var came = 0;
            try
            {
                came = await FetchAsync(stoppingToken);
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                logger.LogError(trouble, "Pictures or evidence cannot be kept: they are tried again.");
            }

            await Task.Delay(came > 0 || _wanted.IsEmpty ? Pause : LongPause, clock, stoppingToken);
        }
    }

    private async Task<bool> IsHereAsync(NamedFile file, CancellationToken cancellation)
    {
        if (file.IsEvidence ? await log.Blobs.LengthAsync(file.Path, cancellation) is not null : await shelf.HasPublicAsync(file.Digest, cancellation))
            return true;
        byte[]? bytes;
        try
        {
            bytes = await origin.ReadAsync(file.Path, cancellation);
        }
        catch (SourceUnreachableException)
        {
            return false;
        }

        if (bytes is null)
            return false;
        if (Digest.Of(bytes) != file.Digest)
        {
            logger.LogWarning("The origin serves something else than the log names as {File}; it is not taken.", file.Path);
            return false;
        }

        if (file.IsEvidence)
            await log.Blobs.PutAsync(file.Path, bytes, cancellation);
        else
            await shelf.PutPublicAsync(bytes, cancellation);
        return true;
    }

    /// <summary>A file that the log names.</summary>
    private sealed record NamedFile(Digest Digest, bool IsEvidence)
    {
        /// <summary>Its path on every site, and the name of evidence among the blobs.</summary>
        public string Path => IsEvidence ? EvidenceEndpoints.NameOf(Digest) : $"photos/{Digest}.jpg";
    }
}
