using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sirekap.Log;

/// <summary>A SHA-256 hash in a Merkle tree of RFC 6962: 32 bytes, compared by value, written as standard base64.</summary>
public readonly record struct LogHash
{
    /// <summary>The length of a hash in bytes.</summary>
    public const int Length = 32;

    const byte LeafPrefix = 0, NodePrefix = 1;

    readonly UInt128 _head, _tail;

    /// <summary>Takes over exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">There are not 32 bytes.</exception>
    public LogHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException($"A hash has {Length} bytes, not {bytes.Length}.", nameof(bytes));
        _head = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        _tail = BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]);
    }

    /// <summary>The root of the tree without leaves: SHA-256 of nothing.</summary>
    public static LogHash EmptyTree { get; } = new(SHA256.HashData([]));

    /// <summary>The hash of a leaf, SHA-256(0x00 ‖ entry): RFC 6962, section 2.1.</summary>
    public static LogHash OfLeaf(ReadOnlySpan<byte> entry)
    {
        Span<byte> hash = stackalloc byte[Length];
        ShortHash.Of(LeafPrefix, entry, hash);
        return new LogHash(hash);
    }

    /// <summary>The hash of an inner node, SHA-256(0x01 ‖ left ‖ right): RFC 6962, section 2.1.</summary>
    public static LogHash OfNode(LogHash left, LogHash right)
    {
        Span<byte> node = stackalloc byte[2 * Length], hash = stackalloc byte[Length];
        left.CopyTo(node);
        right.CopyTo(node[Length..]);
        ShortHash.Of(NodePrefix, node, hash);
        return new LogHash(hash);
    }

    /// <summary>Reads standard base64 of 32 bytes, in its one canonical spelling.</summary>
    public static bool TryParse(ReadOnlySpan<char> base64, out LogHash hash)
    {
        var bytes = StrictText.DecodeBase64(base64);
        hash = bytes is { Length: Length } ? new LogHash(bytes) : default;
        return bytes is { Length: Length };
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt128BigEndian(destination, _head);
        BinaryPrimitives.WriteUInt128BigEndian(destination[16..], _tail);
    }

    /// <summary>The 32 bytes, copied.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Standard base64 with padding, as in checkpoints and proofs.</summary>
    public override string ToString() => Convert.ToBase64String(ToArray());
}
