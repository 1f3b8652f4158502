using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sirekap.Log;

/// <summary>What names a note key: C2SP signed-note, section "Format".</summary>
static class NoteKey
{
    /// <summary>The signature type of plain Ed25519.</summary>
    public const byte Ed25519 = 0x01;

    /// <summary>The signature type of timestamped Ed25519 cosignatures.</summary>
    public const byte Ed25519Cosignature = 0x04;

    /// <summary>The signature type of timestamped ML-DSA-44 cosignatures.</summary>
    public const byte MlDsa44Cosignature = 0x06;

    /// <summary>Whether a key may have this name: not empty, no white space, no plus sign, no control characters.</summary>
    public static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c == '+')
                return false;
        }
        return !name.IsEmpty;
    }

    /// <summary>The name, or an exception that says why it cannot be one.</summary>
    public static string RequireName(string name) => IsName(name)
        ? name
        : throw new ArgumentException($"\"{name}\" cannot name a key: give a URL without scheme, spaces and plus signs.", nameof(name));

    /// <summary>The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key), big-endian.</summary>
    public static uint Id(string name, byte type, ReadOnlySpan<byte> publicKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', type, .. publicKey]));
}
