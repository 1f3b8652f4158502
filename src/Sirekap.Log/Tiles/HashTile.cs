using System.Collections.Immutable;

namespace Sirekap.Log;

/// <summary>A tile of hashes: its address and as many hashes as the address says, each the root of 256^level leaves.</summary>
public readonly record struct HashTile
{
    /// <summary>Joins an address and its hashes.</summary>
    /// <exception cref="ArgumentException">The number of hashes is not the width, or the address is a bundle's.</exception>
    public HashTile(TilePath path, ImmutableArray<LogHash> hashes)
    {
        if (path.IsEntries || hashes.Length != path.Width)
            throw new ArgumentException($"{path} cannot hold {hashes.Length} hashes.", nameof(hashes));
        (Path, Hashes) = (path, hashes);
    }

    /// <summary>Where the tile stands.</summary>
    public TilePath Path { get; }

    /// <summary>The hashes, leftmost first.</summary>
    public ImmutableArray<LogHash> Hashes { get; }

    /// <summary>The bytes to serve: the hashes one after the other, 32 bytes each.</summary>
    public byte[] Encode()
    {
        var bytes = new byte[Hashes.Length * LogHash.Length];
        for (var i = 0; i < Hashes.Length; i++)
            Hashes[i].CopyTo(bytes.AsSpan(i * LogHash.Length));
        return bytes;
    }

    /// <summary>Reads the bytes served under an address.</summary>
    /// <exception cref="LogDataException">The length is not 32 bytes times the width.</exception>
    public static HashTile Decode(TilePath path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != path.Width * LogHash.Length)
            throw new LogDataException($"{path} has {bytes.Length} bytes; {path.Width * LogHash.Length} were expected.");
        var hashes = ImmutableArray.CreateBuilder<LogHash>(path.Width);
        for (; !bytes.IsEmpty; bytes = bytes[LogHash.Length..])
            hashes.Add(new LogHash(bytes[..LogHash.Length]));
        return new HashTile(path, hashes.MoveToImmutable());
    }
}
