using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Log;
using Sirekap.Mirror.Sources;

namespace Sirekap.Cli.Verification;

/// <summary>Follows a log from checkpoint to checkpoint: each must be signed, never smaller, and have the root that all entries give.</summary>
internal sealed class LogFollower(IPublicSource source, SavedCopy? copy, LogPolicy policy)
{
    private const string CheckpointPath = "log/checkpoint";

    private readonly TileCheck _tiles = new(new SourceTiles(source, copy));
    private LogFold? _fold;

    /// <summary>The newest checkpoint that was read.</summary>
    public SignedCheckpoint Checkpoint { get; private set; } = null!;

    /// <summary>The count of all entries up to that checkpoint.</summary>
    public Count Count => Fold.Count!;

    public LogFold Fold => _fold ??= new LogFold(new SourceTiles(source, copy), _tiles);

    public TileCheck Tiles => _tiles;

    /// <summary>Reads the newest checkpoint.</summary>
    /// <exception cref="CannotGoOnException">It is missing, malformed, not signed as the policy demands, or smaller than before.</exception>
    public async Task ReadCheckpointAsync(CancellationToken cancellation)
    {
        var bytes = await source.ReadAsync(CheckpointPath, cancellation)
            ?? throw new CannotGoOnException(new(CheckpointPath, Words.Missing));
        try
        {
            var next = policy.Open(bytes);
            if (Checkpoint is { } last && (next.Size < last.Size || (next.Size == last.Size && next.Root != last.Root)))
                throw new CannotGoOnException(new(CheckpointPath, Words.WentBack(last.Size, next.Size)));
            Checkpoint = next;
        }
        catch (LogDataException broken)
        {
            throw new CannotGoOnException(new(CheckpointPath, Words.Broken(broken.Message)));
        }

        if (copy is not null)
            await copy.WriteAsync(CheckpointPath, bytes, cancellation);
    }

    /// <summary>The first entry; null while the log is empty. Not yet proven: that takes all entries.</summary>
    public async Task<ReadOnlyMemory<byte>?> FirstEntryAsync(CancellationToken cancellation)
    {
        if (Checkpoint.Size == 0)
            return null;
        var path = LogLayout.Bundles(Checkpoint.Size).First();
        try
        {
            return (await new SourceTiles(source, copy: null).ReadEntriesAsync(path, cancellation))[0];
        }
        catch (LogDataException broken)
        {
            throw new CannotGoOnException(new(SourceTiles.PathOf(path), Words.Broken(broken.Message)));
        }
    }

    /// <summary>Takes in every entry that the checkpoint covers.</summary>
    /// <exception cref="CannotGoOnException">The entries are not those that were signed.</exception>
    public async Task TakeInAsync(CancellationToken cancellation)
    {
        await Fold.AdvanceAsync(Checkpoint.Size, cancellation);
        if (Fold.Root == Checkpoint.Root)
            return;
        var foreign = await _tiles.ForeignEntriesAsync(Checkpoint, cancellation);
        throw new CannotGoOnException(
            foreign.Count > 0 ? foreign[0] : new(CheckpointPath, Words.OtherRoot(Fold.Root.ToString(), Checkpoint.Root.ToString())));
    }

    /// <summary>Follows to the newest checkpoint, showing the count after each entry.</summary>
    public async Task FollowAsync(Action<Count> passing, CancellationToken cancellation)
    {
        await ReadCheckpointAsync(cancellation);
        Fold.Taken += Show;
        await TakeInAsync(cancellation);
        Fold.Taken -= Show;

        void Show(long index, ReadOnlyMemory<byte> entry, Refusal? ignored) => passing(Count);
    }
}
