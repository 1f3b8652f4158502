using Sirekap.Election.Counting;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Copies;

/// <summary>One photographed page of a form on a copy.</summary>
/// <param name="Page">The number, from 1.</param>
/// <param name="Photo">The SHA-256 of the photograph as the officer announced it.</param>
/// <param name="PublicCopy">The SHA-256 of the covered copy; null where there is none.</param>
/// <param name="Reading">The log index of the page's reading; null until it has been read.</param>
/// <param name="Withheld">The log index of a takedown that stands over the covered copy; null where none does.</param>
public sealed record StationPhoto(int Page, Digest Photo, Digest? PublicCopy, long? Reading, long? Withheld)
{
    internal static StationPhoto Of(Dossier dossier, int page, Digest photo, TakedownBook takedowns)
    {
        var reading = dossier.Readings.GetValueOrDefault(page);
        var copy = reading?.Statement.PublicCopy;
        return new(
            page, photo, copy, reading?.Index,
            copy is { } shown ? takedowns.OfPicture(shown).LastOrDefault(takedown => takedown.State == TakedownState.Standing)?.Index : null);
    }

    internal CanonicalObject ToJson() => new CanonicalObject()
        .Set("page", Page).Set("photo", Photo.ToString()).Set("public", PublicCopy?.ToString()).Set("reading", Reading).Set("withheld", Withheld);
}
