using Sirekap.Election.Counting;
using Sirekap.Election.Readings;
using Sirekap.Election.Statements;
using Sirekap.Reader.Pages;
using Sirekap.Server.Counting;

namespace Sirekap.Server.Photos;

/// <summary>Cuts a strip that is not on the shelf, if the log names its place: a stranger cannot make the server cut at will.</summary>
public sealed class StripCutter(PhotoShelf shelf, LiveCount live)
{
    /// <summary>The strip, or null where no reading names it or the copy is not here.</summary>
    public async Task<Stream?> CutAsync(Digest copy, PixelBox box, CancellationToken cancellation)
    {
        if (!live.Read(count => IsNamed(count, copy, box)) || await shelf.ReadPublicAsync(copy, cancellation) is not { } jpeg)
            return null;
        var strip = Strips.Cut(jpeg, box);
        await shelf.PutStripAsync(copy, box, strip, cancellation);
        return new MemoryStream(strip);
    }

    private static bool IsNamed(Count count, Digest copy, PixelBox box) => count.Definition.Contests
        .SelectMany(contest => count.Contest(contest.Code)!.Dossiers)
        .SelectMany(dossier => dossier.Readings.Values)
        .Any(reading => reading.Statement.PublicCopy == copy && reading.Statement.Figures.Any(figure => figure.Strip == box));
}
