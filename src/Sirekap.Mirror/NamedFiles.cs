using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sirekap.Election.Statements;
using Sirekap.Mirror.Sources;
using Sirekap.Server.Ledger;

namespace Sirekap.Mirror;

/// <summary>Fetches what the log names by its hash: public copies of photographs, and evidence on where data is. A file is kept only if it has the hash in the log.</summary>
internal sealed class NamedFiles(IPublicSource origin, IPublishedLog log, TimeProvider clock, ILogger<NamedFiles> logger) : BackgroundService
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
        if (NamedFile.Of(statement) is { } file)
            _wanted.TryAdd(file, true);
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
        if (await file.IsInAsync(log.Blobs, cancellation))
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

        await file.PutIntoAsync(log.Blobs, bytes, cancellation);
        return true;
    }
}
