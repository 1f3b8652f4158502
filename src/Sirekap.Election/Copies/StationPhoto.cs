using Sirekap.Election.Counting;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Copies;

/// <summary>One photographed page of a form on a copy.</summary>
/// <param name="Page">The number, from 1.</param>
/// <param name="Photo">The SHA-256 of the photograph as the officer announced it.</param>
/// <param name="PublicCopy">The SHA-256 of the covered copy; null where there is none.</param>
/// <param name="Reading">The log index of the page's reading; null until it has been read.</param>
public sealed record StationPhoto(int Page, Digest Photo, Digest? PublicCopy, long? Reading)
{
    internal static StationPhoto Of(Dossier dossier, int page, Digest photo)
    {
        var reading = dossier.Readings.GetValueOrDefault(page);
        return new(page, photo, reading?.Statement.PublicCopy, reading?.Index);
    }

    internal CanonicalObject ToJson() => new CanonicalObject()
        .Set("page", Page).Set("photo", Photo.ToString()).Set("public", PublicCopy?.ToString()).Set("reading", Reading);
}
