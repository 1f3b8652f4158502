using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sirekap.Log;

/// <summary>
/// SHA-256 of a prefix byte and some bytes. The platform's own call sets up a context for each hash, which takes several times as long as hashing a
/// leaf or a node; so where the OpenSSL that the platform calls is at hand, its plain functions are called directly. Elsewhere, and for long
/// entries, the platform's call does it. Both give the same hashes.
/// </summary>
static unsafe class ShortHash
{
    // Longer ones gain nothing, and a call without a GC transition must be short.
    const int MostDirectly = 4096;

    // SHA256_CTX has 112 bytes, in all versions.
    const int ContextWords = 16;

    static readonly delegate* unmanaged[SuppressGCTransition]<ulong*, int> s_init;
    static readonly delegate* unmanaged[SuppressGCTransition]<ulong*, byte*, nuint, int> s_update;
    static readonly delegate* unmanaged[SuppressGCTransition]<byte*, ulong*, int> s_final;

    [SuppressMessage("Performance", "CA1810", Justification = "Three functions of one library: all or none.")]
    static ShortHash()
    {
        if (!OperatingSystem.IsLinux() || (!NativeLibrary.TryLoad("libcrypto.so.3", out var library) && !NativeLibrary.TryLoad("libcrypto.so.1.1", out library))
            || !NativeLibrary.TryGetExport(library, "SHA256_Init", out var init)
            || !NativeLibrary.TryGetExport(library, "SHA256_Update", out var update)
            || !NativeLibrary.TryGetExport(library, "SHA256_Final", out var final))
            return;
        s_init = (delegate* unmanaged[SuppressGCTransition]<ulong*, int>)init;
        s_update = (delegate* unmanaged[SuppressGCTransition]<ulong*, byte*, nuint, int>)update;
        s_final = (delegate* unmanaged[SuppressGCTransition]<byte*, ulong*, int>)final;
    }

    /// <summary>Whether OpenSSL is called directly.</summary>
    public static bool IsDirect => s_final is not null;

    /// <summary>SHA-256(prefix ‖ bytes) into 32 bytes.</summary>
    public static void Of(byte prefix, ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        if (!IsDirect || bytes.Length > MostDirectly || !TryDirectly(prefix, bytes, hash))
            ByPlatform(prefix, bytes, hash);
    }

    static bool TryDirectly(byte prefix, ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        var context = stackalloc ulong[ContextWords];
        fixed (byte* data = bytes, result = hash[..LogHash.Length])
            return s_init(context) == 1 && s_update(context, &prefix, 1) == 1 && (bytes.IsEmpty || s_update(context, data, (nuint)bytes.Length) == 1) && s_final(result, context) == 1;
    }

    static void ByPlatform(byte prefix, ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData([prefix]);
        sha.AppendData(bytes);
        sha.GetHashAndReset(hash);
    }
}
