using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Photos;
using Sirekap.Server.Residency;
using Sirekap.Storage;

namespace Sirekap.Mirror;

/// <summary>A file that the log names by its hash: the public copy of a photograph, or evidence on where data is.</summary>
/// <param name="Digest">The hash.</param>
/// <param name="IsEvidence">Which of the two.</param>
public sealed record NamedFile(Digest Digest, bool IsEvidence)
{
    /// <summary>The file that a statement names; null for none.</summary>
    public static NamedFile? Of(Statement statement) => statement switch
    {
        ReadingStatement { PublicCopy: { } copy } => new(copy, IsEvidence: false),
        ResidencyStatement attestation => new(attestation.Evidence, IsEvidence: true),
        _ => null,
    };

    /// <summary>Its path on every site, and the name of evidence among the blobs.</summary>
    public string Path => IsEvidence ? EvidenceEndpoints.NameOf(Digest) : $"photos/{Digest}.jpg";

    /// <summary>Whether it is in a store.</summary>
    public async Task<bool> IsInAsync(IBlobStore blobs, CancellationToken cancellation) =>
        IsEvidence ? await blobs.LengthAsync(Path, cancellation) is not null : await new PhotoShelf(blobs).HasPublicAsync(Digest, cancellation);

    /// <summary>Puts its bytes, whose hash was compared, into a store.</summary>
    public Task PutIntoAsync(IBlobStore blobs, byte[] bytes, CancellationToken cancellation) =>
        IsEvidence ? blobs.PutAsync(Path, bytes, cancellation) : new PhotoShelf(blobs).PutPublicAsync(bytes, cancellation);
}
