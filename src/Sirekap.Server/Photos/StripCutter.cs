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
        if (live.Read(count => TurnOf(count, copy, box)) is not { } turn || await shelf.ReadPublicAsync(copy, cancellation) is not { } jpeg)
            return null;
        var strip = Strips.Cut(jpeg, box, turn);
        await shelf.PutStripAsync(copy, box, strip, cancellation);
        return new MemoryStream(strip);
    }

    /// <summary>How the paper lies in the copy; null where no reading names the place.</summary>
    private static int? TurnOf(Count count, Digest copy, PixelBox box)
    {
        foreach (var contest in count.Definition.Contests)
        {
            var named = count.Contest(contest.Code)!.Dossiers.SelectMany(dossier => dossier.Readings.Values).Select(reading => reading.Statement)
                .FirstOrDefault(reading => reading.PublicCopy == copy && reading.Figures.Any(figure => figure.Strip == box));
            if (named is not null)
                return PaperTurn.Of(contest.Form, named.Page, named.Figures.Select(figure => (figure.Reading.Field, figure.Strip)));
        }

        return null;
    }
}
