using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sirekap.Election.Statements;
using Sirekap.Mirror.Sources;
using Sirekap.Server.Photos;

namespace Sirekap.Mirror;

/// <summary>Fetches the public copies of photographs that the log names. A picture is kept only if it has the hash in the log.</summary>
internal sealed class Pictures(IPublicSource origin, PhotoShelf shelf, TimeProvider clock, ILogger<Pictures> logger) : BackgroundService
{
    private const int AtOnce = 4;

    // What the origin does not have now it may have later, or another mirror may.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), LongPause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Digest, bool> _wanted = new();

    /// <summary>How many pictures are named in the log and not here yet.</summary>
    public int Missing => _wanted.Count;

    public void Want(Digest copy) => _wanted.TryAdd(copy, true);

    /// <summary>Fetches what is wanted; gives how many came.</summary>
    public async Task<int> FetchAsync(CancellationToken cancellation)
    {
        var came = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(_wanted.Keys, parallel, async (copy, token) =>
        {
            if (await IsHereAsync(copy, token))
            {
                _wanted.TryRemove(copy, out _);
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
                logger.LogError(trouble, "Pictures cannot be kept: they are tried again.");
            }

            await Task.Delay(came > 0 || _wanted.IsEmpty ? Pause : LongPause, clock, stoppingToken);
        }
    }

    private async Task<bool> IsHereAsync(Digest copy, CancellationToken cancellation)
    {
        if (await shelf.HasPublicAsync(copy, cancellation))
            return true;
        byte[]? jpeg;
        try
        {
            jpeg = await origin.ReadAsync($"photos/{copy}.jpg", cancellation);
        }
        catch (SourceUnreachableException)
        {
            return false;
        }

        if (jpeg is null)
            return false;
        if (Digest.Of(jpeg) != copy)
        {
            logger.LogWarning("The origin serves another picture than the log names as {Picture}; it is not taken.", copy);
            return false;
        }

        await shelf.PutPublicAsync(jpeg, cancellation);
        return true;
    }
}
