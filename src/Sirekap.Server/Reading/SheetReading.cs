using System.Collections.Immutable;
using Sirekap.Election.Readings;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Reading;

/// <summary>What became of one photograph.</summary>
/// <param name="PublicCopy">The picture that everyone may see; null where the page was not found in it.</param>
/// <param name="Refused">Why no figures were read, by code; null where they were.</param>
/// <param name="Figures">The figures, read from the public copy.</param>
/// <param name="Strips">The strips of handwriting, cut from the public copy.</param>
public sealed record SheetReading(
    byte[]? PublicCopy, string? Refused, ImmutableArray<MachineFigure> Figures, ImmutableArray<(PixelBox Box, byte[] Jpeg)> Strips)
{
    /// <summary>The digest of the public copy.</summary>
    public Digest? PublicCopyDigest { get; } = PublicCopy is null ? null : Digest.Of(PublicCopy);

    /// <summary>The handwriting of the page; null where hardly anything is written, or nothing was read.</summary>
    public Fingerprint? Fingerprint { get; init; }

    /// <summary>Signs that a person should look at: code and fields.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Signals { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);
}
