using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Readings;
using Sirekap.Election.Rules;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>What doubts within the machine's reading do to a form (docs/acceptance.md).</summary>
public sealed class DoubtTests : IDisposable
{
    const string Air = "1101012001001";

    readonly Story _story = new(SmallElection.Definition);

    [Fact]
    public void A_form_whose_readings_agree_but_could_as_well_be_others_is_not_counted()
    {
        Read(DesaFigures.Good, ("C.1", 120, 700_000, 170), ("C.2", 90, 700_000, 40));

        Assert.Equal(FormState.Review, Dossier.State);
        var finding = Assert.Single(Dossier.Findings, finding => finding.Code == BuiltInRules.TooRisky);
        Assert.Equal(["C.1", "C.2"], finding.Fields);
        Assert.EndsWith($"> {_story.Definition.Catalogue.Acceptance.MostRisk} ppm", finding.Expression, StringComparison.Ordinal);
        Assert.Null(Dossier.CountedFigures);
    }

    [Fact]
    public void A_small_doubt_is_shown_and_the_form_counts()
    {
        Read(DesaFigures.Good, ("C.1", 120, 980_000, 170));

        Assert.Equal(FormState.Agreed, Dossier.State);
        Assert.Equal([BuiltInRules.LowConfidence], Dossier.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Where_a_sum_is_broken_the_doubtful_figure_is_pointed_at_and_its_other_number_not_told()
    {
        var typed = DesaFigures.Good.SetItem("C.1", new Votes(170));
        Read(typed, ("C.1", 170, 800_000, 120));

        Assert.Equal(FormState.Review, Dossier.State);
        var finding = Assert.Single(Dossier.Findings, finding => finding.Code == BuiltInRules.LookHereFirst);
        Assert.Equal(["C.1"], finding.Fields);
        Assert.Equal("C.1 80.0 %", finding.Expression);
        Assert.Equal(new Votes(170), Dossier.Figures!["C.1"]);
    }

    [Fact]
    public void A_slip_on_paper_that_all_read_surely_points_nowhere()
    {
        Read(DesaFigures.Good.SetItem("S", new Votes(250)));

        Assert.Equal(FormState.Review, Dossier.State);
        Assert.DoesNotContain(Dossier.Findings, finding => finding.Code is BuiltInRules.LookHereFirst or BuiltInRules.TooRisky);
    }

    public void Dispose() => _story.Dispose();

    Dossier Dossier => _story.Count.Contest(SmallElection.Desa)!.DossierOf(_story.Definition.Regions.FindStation(Air)!.Value)!;

    /// <summary>The officer types, and the machine reads the same but for some doubts.</summary>
    void Read(ImmutableSortedDictionary<string, Votes> typed, params (string Field, int Read, int Confidence, int Other)[] doubts)
    {
        _story.Submit(Air, SmallElection.Desa, typed);
        _story.ReadAll(Air, SmallElection.Desa, field =>
        {
            var sure = Story.Machine(field, typed[field.Id].Value);
            return doubts.FirstOrDefault(doubt => doubt.Field == field.Id) is not { Field: not null } doubt ? sure : sure with
            {
                Reading = FieldReading.Read(field.Id, new(doubt.Read), doubt.Confidence),
                Alternatives = [new Alternative(new(doubt.Other), AcceptableDoubt(doubt.Confidence))],
            };
        });
    }

    static int AcceptableDoubt(int confidence) => FieldReading.Certain - confidence;
}
