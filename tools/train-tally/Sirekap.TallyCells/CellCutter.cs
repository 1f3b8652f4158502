using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Registration;
using Sirekap.Reader.Tags;
using Sirekap.Reader.Tally;
using Sirekap.Specimen;

namespace Sirekap.TallyCells;

/// <summary>
/// Cuts labelled tally cells out of photographed specimens with the reader's own code. A record is the label (0 to 5 strokes, 6 for what
/// only a person may judge) and 32 × 32 ink values from 0 to 255, one byte each.
/// </summary>
sealed class CellCutter(FormDefinition form, Stream output) : IDisposable
{
    const byte Full = 5, Other = 6;

    /// <summary>Cells of grids that were fitted further off than this (mm) carry no true labels.</summary>
    const double FurthestOff = 3;

    readonly SpecimenMaker _maker = new();
    readonly PageDefinition[] _pages = [.. form.Pages.Where(page => page.Fields.Any(field => field.Tally is not null))];

    public int Pages { get; private set; }

    public int Cells { get; private set; }

    public int Skipped { get; private set; }

    public void Dispose() => _maker.Dispose();

    public void CutPage(ulong seed)
    {
        // Three of four pages are those with the most tallies.
        var page = seed % 4 == 0 ? _pages[^1] : _pages[0];
        var conditions = seed % 2 == 0 ? PhotographConditions.Hard(seed) : PhotographConditions.Typical(seed);
        var shot = _maker.Photograph(page, TrainingContent.Of(page, seed), conditions, seed);
        if (ManagedJpegDecoder.Open(shot.Jpeg, out var photo) is not null)
            return;
        var pyramid = new Pyramid(photo!.Luma);
        if (TagFinder.Find(pyramid, [page.Tag.Id]) is not [{ Id: not null } tag, ..]
            || CornerRegistration.Find(photo.Luma, page, tag) is not { Found: >= 3 } corners)
            return;
        var registration = PageRegistration.Fit(pyramid, page, tag, corners);
        Pages++;
        foreach (var field in page.Fields.Where(field => field.Tally is not null))
            CutGrid(photo, registration, field.Tally!, shot, shot.Tallies.Single(tally => tally.Field == field.Field));
    }

    void CutGrid(Photo photo, PageRegistration page, TallyGrid grid, SpecimenPhotograph shot, TallyLabel truth)
    {
        var fitted = FittedGrid.Fit(photo.Luma, page.Map, grid, page.Print);
        if (fitted.Clarity < FittedGrid.LeastClarity || Off(fitted, grid, shot) > FurthestOff * page.Scale)
        {
            Skipped++;
            return;
        }

        Span<float> ink = stackalloc float[TallyCell.Length];
        Span<byte> record = stackalloc byte[TallyCell.Length + 1];
        for (var index = 0; index < truth.Strokes.Length; index++)
        {
            var (piece, cell) = fitted.Cell(index / grid.Columns, index % grid.Columns);
            // As the reader does: behind a full group empty cells are looked at too.
            var mayGoOn = index == 0 || truth.Strokes[index - 1] == Full;
            if (!TallyCell.TrySample(piece, cell, ink, mayGoOn))
                continue;
            record[0] = (byte)(truth.Strokes[index] ?? Other);
            for (var value = 0; value < ink.Length; value++)
                record[value + 1] = (byte)Math.Round(ink[value] * 255);
            output.Write(record);
            Cells++;
        }
    }

    static double Off(FittedGrid fitted, TallyGrid grid, SpecimenPhotograph shot)
    {
        double worst = 0;
        foreach (var column in (ReadOnlySpan<int>)[0, grid.Columns / 2, grid.Columns - 1])
        {
            var (piece, cell) = fitted.Cell(grid.Rows / 2, column);
            var (found, truth) = (piece.ToPixel(cell.X, cell.Y), shot.ToPixel(new(cell.X, cell.Y)));
            worst = Math.Max(worst, found.DistanceTo(new(truth.X, truth.Y)));
        }

        return worst;
    }
}
