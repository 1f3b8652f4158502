using Sirekap.Election.Forms;
using Sirekap.Evaluate.Running;
using Sirekap.Evaluate.Truth;
using Sirekap.Specimen;

namespace Sirekap.Evaluate.Specimens;

/// <summary>Photographs of invented stations, made when asked for and never kept. Each station fills every page of the form.</summary>
internal sealed class SpecimenPages(FormDefinition form, Difficulty difficulty, ulong seed, int count) : IPages, IDisposable
{
    /// <summary>Photographs of different pages must not be taken alike: each page has seeds of its own, far from the stations'.</summary>
    const int PageShift = 40;

    readonly SpecimenMaker _maker = new();

    public int Count => count;

    public IReadOnlyList<string> Problems => [];

    public Sample Take(int index)
    {
        var (station, page) = (seed + (ulong)(index / form.Pages.Length), form.Pages[index % form.Pages.Length]);
        var invented = new InventedStation(form, station);
        var photoSeed = station + ((ulong)page.Number << PageShift);
        var photograph = _maker.Photograph(page, invented.Content, difficulty.Conditions(photoSeed), photoSeed);
        var marks = photograph.Boxes.ToLookup(box => box.Field, box => box.Mark);
        var file = $"{station}-page{page.Number}.jpg";
        var truth = new PageTruth(file, page.Number, [.. page.Fields.Select(field => invented.Truth(field, marks[field.Field]))]) { Form = $"{station}" };
        return new(file, photograph.Jpeg, truth)
        {
            Made = (page, photograph),
        };
    }

    public void Dispose() => _maker.Dispose();
}
