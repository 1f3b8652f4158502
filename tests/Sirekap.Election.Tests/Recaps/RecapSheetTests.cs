using Sirekap.Election.Counting;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Tests.Counting;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Recaps;

/// <summary>The data of a D.Hasil follow from the log, and are the same before and after the plenary closes.</summary>
public sealed class RecapSheetTests : IDisposable
{
    private const string Desa = SmallElection.Desa;
    private const string District = "110102";

    private readonly Story _story = new(SmallElection.Definition);

    [Fact]
    public void Units_below_add_up_to_the_whole()
    {
        CountDistrict();
        var sheet = Sheet(District);
        Assert.Equal(["1101022001"], sheet.Units.Select(unit => unit.Code));
        Assert.All(sheet.Contest.Fields.Index(), field => Assert.Equal(sheet.Whole.Figures[field.Index], sheet.Units.Sum(unit => unit.Figures[field.Index])));
        Assert.Equal((2, 2), (sheet.Whole.Stations, sheet.Whole.Counted));
        Assert.Equal(2 * DesaFigures.Good["C.1"].Value, sheet.Whole.Figures[sheet.Contest.IndexOf("C.1")]);
    }

    [Fact]
    public void The_data_file_is_the_same_before_the_end_and_for_as_long_as_it_is_closed()
    {
        CountDistrict();
        _story.Object(_story.Supervisor, Station(0), Desa, "Saksi tidak diberi salinan.");
        _story.OpenRecap(District, Desa);
        var before = Sheet(District).ToBytes();
        Assert.Null(_story.CloseRecap(District, Desa));
        _story.Object(_story.Reviewer, Station(0), Desa, "Salinan diserahkan.", answers: _story.Dossier(Station(0), Desa).Objections[0].Index);
        _story.Object(_story.Supervisor, Station(1), Desa, "Terlambat.");
        Assert.Equal(before, Sheet(District).ToBytes());

        Assert.Null(_story.ReopenRecap(District, Desa, "11"));
        Assert.NotEqual(before, Sheet(District).ToBytes());
        Assert.Equal(["Saksi tidak diberi salinan.", "Terlambat."], Sheet(District).Objections.Select(objection => objection.Text));
    }

    [Fact]
    public void The_data_file_is_canonical_and_names_every_field_once()
    {
        CountDistrict();
        var data = CanonicalJson.Parse(Sheet(District).ToBytes());
        Assert.Equal(_story.Definition.FindContest(Desa)!.Fields.Select(field => field.Id), data.Texts("fields"));
        Assert.Equal(District, data.Text("region"));
    }

    [Fact]
    public void A_village_holds_no_recapitulation() => Assert.Throws<ArgumentException>(() => Sheet("1101022001"));

    public void Dispose() => _story.Dispose();

    private RecapSheet Sheet(string region) => RecapSheet.Of(_story.Count, _story.Count.Contest(Desa)!, _story.Definition.Regions.FindRegion(region)!.Value);

    private string Station(int place) => _story.Definition.Regions.FindRegion(District)!.Value.Stations.ElementAt(place).Code;

    private void CountDistrict()
    {
        foreach (var station in _story.Definition.Regions.FindRegion(District)!.Value.Stations)
        {
            _story.Submit(station.Code, Desa, DesaFigures.Good);
            _story.ReadAll(station.Code, Desa, DesaFigures.Right);
            Assert.Equal(FormState.Agreed, _story.Count.Contest(Desa)!.StateOf(station));
        }
    }
}
