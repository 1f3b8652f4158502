using System.Buffers.Binary;
using System.Text;

namespace Sirekap.Log;

/// <summary>The message that ML-DSA-44 cosignatures sign: C2SP tlog-cosignature, "ML-DSA-44 signed message".</summary>
static class MlDsa44Message
{
    public const int KeyLength = 1312, SignatureLength = 2420;

    /// <summary>Whether a cosigner's name or an origin fits the one byte for its length.</summary>
    public static bool IsShort(string name) => Encoding.UTF8.GetByteCount(name) is > 0 and <= byte.MaxValue;

    /// <summary>
    /// The message for a checkpoint's text; null when the text is no checkpoint, or when it has extension lines: these are
    /// not part of the message, and we take nothing for signed that is not.
    /// </summary>
    public static byte[]? Of(string cosigner, byte[] text, long time) =>
        Read(text) is { Extensions.IsEmpty: true } checkpoint && IsShort(checkpoint.Origin) ? Join(cosigner, checkpoint, time) : null;

    static byte[] Join(string cosigner, Checkpoint checkpoint, long time) =>
    [
        .. "subtree/v1\n\0"u8,
        .. Prefixed(cosigner),
        .. Number(time),
        .. Prefixed(checkpoint.Origin),
        .. Number(0), // where the signed subtree starts: a checkpoint is the tree from its first leaf on
        .. Number(checkpoint.Size),
        .. checkpoint.Root.ToArray(),
    ];

    static Checkpoint? Read(byte[] text)
    {
        try
        {
            return Checkpoint.Parse(Encoding.UTF8.GetString(text));
        }
        catch (LogDataException)
        {
            return null;
        }
    }

    static byte[] Prefixed(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        return [(byte)bytes.Length, .. bytes];
    }

    static byte[] Number(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
