using Sirekap.Election.Statements;

namespace Sirekap.Phone.Signing;

/// <summary>A signature that the browser has made: its key never leaves it.</summary>
internal sealed class ReadySignature(KeyId key, byte[] signature) : ISigner
{
    /// <inheritdoc/>
    public KeyId Key => key;

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> bytes) => signature;
}
