using System.Collections.Concurrent;
using Sirekap.Election.Counting;
using Sirekap.Mirror.Sources;

namespace Sirekap.Cli.Verification.Published;

/// <summary>
/// Compares published files byte for byte with what the count gives. The server may grow meanwhile: a file that differs is
/// kept, the log is followed to its newest checkpoint, and the file must equal what the count gave at one of the sizes on the
/// way (at exactly its own size, where it names one). Only what never fits is a problem.
/// </summary>
internal sealed class PublishedCheck(IPublicSource source, SavedCopy? copy, LogFollower follower, TimeProvider time)
{
    private const int MostRounds = 6;
    private static readonly TimeSpan Publication = TimeSpan.FromSeconds(1);

    private int _compared;

    /// <summary>How many files were compared.</summary>
    public int Compared => _compared;

    /// <summary>Compares all; gives the problems.</summary>
    public async Task<IReadOnlyList<Problem>> CompareAsync(IEnumerable<PublishedFile> files, CancellationToken cancellation)
    {
        var open = await PassAsync(files, cancellation);
        for (var round = 1; open.Count > 0 && source.IsLive && round < MostRounds; round++)
        {
            // What is served may be up to a publication ahead of the checkpoint.
            await Task.Delay(Publication, time, cancellation);
            var before = follower.Count.Size;
            open = await FollowAsync(open, cancellation);
            open = await PassAsync(open.Select(served => served.File), cancellation);
            if (follower.Count.Size == before)
                break;
        }

        return [.. open.Select(Explain).OrderBy(problem => problem.Place, StringComparer.Ordinal)];
    }

    /// <summary>Fetches and compares at the present size; gives what differs.</summary>
    private async Task<IReadOnlyList<Served>> PassAsync(IEnumerable<PublishedFile> files, CancellationToken cancellation)
    {
        var open = new ConcurrentBag<Served>();
        await Parallel.ForEachAsync(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = SiteSource.AtOnce, CancellationToken = cancellation },
            async (file, token) =>
            {
                var bytes = await source.ReadAsync(file.Path, token);
                Interlocked.Increment(ref _compared);
                var served = new Served(file, bytes);
                if (!served.Fits(follower.Count))
                    open.Add(served);
                else if (copy is not null)
                    await copy.WriteAsync(file.Path, bytes!, token);
            });
        _compared -= open.Count;
        return [.. open];
    }

    /// <summary>Follows the log; gives what fits nowhere on the way.</summary>
    private async Task<IReadOnlyList<Served>> FollowAsync(IReadOnlyList<Served> open, CancellationToken cancellation)
    {
        var still = new HashSet<Served>(open);
        await follower.FollowAsync(count => still.RemoveWhere(served => served.Fits(count)), cancellation);
        _compared += open.Count - still.Count;
        return [.. still];
    }

    private Problem Explain(Served served)
    {
        _compared++;
        return served.Bytes is { } bytes
            ? Differences.Describe(served.File.Path, bytes, served.File.Compute(follower.Count))
            : new(served.File.Path, Words.Missing);
    }

    /// <summary>A file as it was served once.</summary>
    private sealed class Served(PublishedFile file, byte[]? bytes)
    {
        private readonly long? _size = bytes is null ? null : SizeNamedIn(bytes);

        public PublishedFile File => file;

        public byte[]? Bytes => bytes;

        public bool Fits(Count count) =>
            bytes is not null && (_size is null || _size == count.Size) && file.Compute(count).AsSpan().SequenceEqual(bytes);

        /// <summary>The log size that our own documents end with.</summary>
        private static long? SizeNamedIn(byte[] bytes)
        {
            var mark = "\"size\":"u8;
            var start = bytes.AsSpan().LastIndexOf(mark);
            return start >= 0 && bytes[^1] == (byte)'}'
                && System.Buffers.Text.Utf8Parser.TryParse(bytes.AsSpan(start + mark.Length), out long size, out var length)
                && start + mark.Length + length == bytes.Length - 1
                ? size
                : null;
        }
    }
}
