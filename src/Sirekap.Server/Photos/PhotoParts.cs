using Sirekap.Election.Statements;

namespace Sirekap.Server.Photos;

/// <summary>
/// Photographs that come in parts, until they are whole. In memory: what is lost with the process is sent again. Bounded in number, bytes and age;
/// where there is no room a photograph can still be sent whole. One process keeps them: another server answers with what it has itself, and the sender
/// then sends the photograph whole.
/// </summary>
public sealed class PhotoParts(TimeProvider clock)
{
    /// <summary>The most photographs that may be under way, and the most bytes of all of them.</summary>
    public const int MostUploads = 256, MostBytes = 64 * 1024 * 1024;

    /// <summary>The most photographs of one station, and the most bytes of all of them, so that no phone can take the others' room: names of uploads are free.</summary>
    public const int MostOfStation = 8, MostBytesOfStation = 8 * 1024 * 1024;

    /// <summary>What has not grown for so long is forgotten.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<(Digest Photo, string Upload), Upload> _uploads = [];
    private long _bytes;

    /// <summary>How many bytes are here.</summary>
    /// <param name="photo">The photograph's announced digest.</param>
    /// <param name="upload">The sender's own name for this upload, which strangers cannot guess: nobody else can spoil it.</param>
    public int OffsetOf(Digest photo, string upload)
    {
        lock (_gate)
        {
            Forget();
            return _uploads.TryGetValue((photo, upload), out var found) ? found.Bytes.Count : 0;
        }
    }

    /// <summary>Takes a part.</summary>
    /// <param name="photo">The photograph's announced digest.</param>
    /// <param name="upload">The sender's own name for this upload.</param>
    /// <param name="offset">Where the part begins: behind what is here, or it is not taken.</param>
    /// <param name="length">How many bytes the whole has.</param>
    /// <param name="part">The bytes: at least one, so that nobody holds room with nothing.</param>
    /// <param name="station">The station that announces it.</param>
    public PartOutcome Take(Digest photo, string upload, int offset, int length, ReadOnlySpan<byte> part, string station)
    {
        ArgumentOutOfRangeException.ThrowIfZero(part.Length, nameof(part));
        lock (_gate)
        {
            Forget();
            var here = _uploads.GetValueOrDefault((photo, upload));
            var count = here?.Bytes.Count ?? 0;
            if (offset != count || offset + part.Length > length || (here is not null && here.Length != length))
                return new PartOutcome.Misplaced(count);
            if (!HasRoom(station, part.Length, isNew: here is null))
                return new PartOutcome.NoRoom();
            here ??= _uploads[(photo, upload)] = new(length, station);
            here.Bytes.AddRange(part);
            here.Touched = clock.GetUtcNow();
            _bytes += part.Length;
            if (here.Bytes.Count < length)
                return new PartOutcome.Kept(here.Bytes.Count);
            Drop((photo, upload), here);
            return new PartOutcome.Whole([.. here.Bytes]);
        }
    }

    private bool HasRoom(string station, int more, bool isNew)
    {
        var own = _uploads.Values.Where(upload => upload.Station == station).ToList();
        return _bytes + more <= MostBytes && own.Sum(upload => upload.Bytes.Count) + more <= MostBytesOfStation
            && (!isNew || (_uploads.Count < MostUploads && own.Count < MostOfStation));
    }

    private void Forget()
    {
        var oldest = clock.GetUtcNow() - Patience;
        foreach (var (name, upload) in _uploads.Where(pair => pair.Value.Touched < oldest).ToList())
            Drop(name, upload);
    }

    private void Drop((Digest, string) name, Upload upload)
    {
        _uploads.Remove(name);
        _bytes -= upload.Bytes.Count;
    }

    private sealed class Upload(int length, string station)
    {
        public string Station => station;

        public int Length => length;

        public List<byte> Bytes { get; } = [];

        public DateTimeOffset Touched { get; set; }
    }
}

/// <summary>What came of a part.</summary>
public abstract record PartOutcome
{
    private PartOutcome()
    {
    }

    /// <summary>It is here, and more is to come.</summary>
    /// <param name="Offset">Where the next part begins.</param>
    public sealed record Kept(int Offset) : PartOutcome;

    /// <summary>It was the last one.</summary>
    /// <param name="Bytes">The whole, which is kept here no longer.</param>
    public sealed record Whole(byte[] Bytes) : PartOutcome;

    /// <summary>It does not follow what is here.</summary>
    /// <param name="Offset">Where the next part begins.</param>
    public sealed record Misplaced(int Offset) : PartOutcome;

    /// <summary>Too many are under way.</summary>
    public sealed record NoRoom : PartOutcome;
}
