using Sirekap.Election.Statements;
using Sirekap.Log;
using Sirekap.Mirror;
using Sirekap.Mirror.Sources;
using Sirekap.Storage;

namespace Sirekap.Cli.Backups;

/// <summary>Brings a restored log forward to what was published of it: its own signature is followed down to every entry, so the source needs no trust.</summary>
internal sealed class CatchUp(LogDatabase database, IBlobStore blobs, IReadOnlyList<NoteVerifier> keys, IBlobStore files, IPublicSource source, TextWriter screen)
{
    private const string Checkpoint = "log/checkpoint";

    public async Task RunAsync(long held, CancellationToken cancellation)
    {
        var note = await source.ReadAsync(Checkpoint, cancellation) ?? throw new SourceUnreachableException($"{source.Name} has no {Checkpoint}: name a site, a mirror, or a folder with its log.");
        var copy = await LogCopy.OpenAsync(database.Entries, database.Checkpoints, blobs, keys, cancellation: cancellation);
        switch (await copy.FollowAsync(Open(note), new SourceTiles(source), cancellation))
        {
            case CopyStep.Followed or CopyStep.Behind:
                break;
            case CopyStep.Forked forked:
                throw new StartRefusedException($"{source.Name} shows a checkpoint over {forked.Theirs.Size} entries that the log signed, and that does not continue the {forked.Ours.Size} of the backup: the two exclude each other. Keep both, and begin a log with a new origin whose first entry names this one.");
            case CopyStep.Broken broken:
                throw new SourceUnreachableException(broken.Sentence);
        }

        screen.WriteLine($"{copy.Held - held} entri diambil dari {source.Name} · {copy.Held - held} entries taken from {source.Name}");
        var missing = await FetchFilesAsync(held, cancellation);
        if (missing > 0)
            screen.WriteLine($"{missing} foto publik atau berkas bukti belum ada di sana · {missing} public pictures or evidence files were not to be had there");
    }

    private SignedCheckpoint Open(byte[] note)
    {
        try
        {
            return SignedCheckpoint.Open(note, keys, []);
        }
        catch (LogDataException foreign)
        {
            throw new StartRefusedException($"{source.Name} shows a checkpoint that no key of this backup has signed: {foreign.Message} Was the key changed after the backup? Then a log with a new origin is needed.", foreign);
        }
    }

    private async Task<int> FetchFilesAsync(long from, CancellationToken cancellation)
    {
        var missing = 0;
        await foreach (var entry in database.Entries.ReadAsync(from, long.MaxValue, cancellation))
        {
            if (NamedIn(entry) is { } file && !await file.IsInAsync(files, cancellation) && !await FetchAsync(file, cancellation))
                missing++;
        }

        return missing;
    }

    private async Task<bool> FetchAsync(NamedFile file, CancellationToken cancellation)
    {
        if (await source.ReadAsync(file.Path, cancellation) is not { } bytes || Digest.Of(bytes) != file.Digest)
            return false;
        await file.PutIntoAsync(files, bytes, cancellation);
        return true;
    }

    private static NamedFile? NamedIn(LogEntry entry)
    {
        try
        {
            return NamedFile.Of(SignedEntry.Parse(entry.Bytes).Statement);
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
