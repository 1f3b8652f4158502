using System.Collections.Immutable;
using System.Security.Cryptography;
using Sirekap.Election.Statements;

namespace Sirekap.Testing;

/// <summary>A key of the stories that tests tell, with its own running sequence number.</summary>
public sealed class TestKey : ISigner, IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly P256Signer _signer;

    public TestKey() => _signer = new P256Signer(_key);

    public KeyId Key => _signer.Key;

    public ImmutableArray<byte> PublicKey => [.. _signer.PublicKey];

    public long Sequence { get; private set; }

    public long NextSequence() => ++Sequence;

    public byte[] Sign(ReadOnlySpan<byte> bytes) => _signer.Sign(bytes);

    public void Dispose() => _key.Dispose();
}
