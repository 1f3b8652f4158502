using Sirekap.Election.Counting;
using Sirekap.Election.Readings;
using Sirekap.Election.Rules;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>Signs of misuse are findings for people: they are shown, and the form counts all the same (docs/misuse.md).</summary>
public sealed class MisuseTests : IDisposable
{
    const string First = "1101012001001", Second = "1101012001002";

    static readonly Fingerprint _hand = new([0x0123_4567_89AB_CDEF, 2, 3, 4]), _nearly = new([0x0123_4567_89AB_CDEF, 2, 3, 7]), _other = new([~0x0123_4567_89AB_CDEFUL, ~2UL, ~3UL, ~4UL]);

    readonly Story _story = new(SmallElection.Definition);

    [Fact]
    public void The_same_handwriting_at_another_station_is_found_with_the_name_of_the_earlier_one()
    {
        Read(First, _hand);
        Read(Second, _nearly);

        Assert.DoesNotContain(Dossier(First).Findings, finding => finding.Code == BuiltInRules.SameHandwriting);
        Assert.All(Dossier(Second).Findings.Where(finding => finding.Code == BuiltInRules.SameHandwriting), finding => Assert.Equal("≈ " + First, finding.Expression));
        Assert.Equal([BuiltInRules.SameHandwriting, BuiltInRules.SameHandwriting], Dossier(Second).Findings.Select(finding => finding.Code));
        Assert.Equal(FormState.Agreed, Dossier(Second).State);
    }

    [Fact]
    public void Another_hand_or_the_same_station_again_is_no_finding()
    {
        Read(First, _hand);
        Read(Second, _other);
        _story.Submit(First, SmallElection.Desa, DesaFigures.Good, Dossier(First).Form!.Index);
        _story.ReadAll(First, SmallElection.Desa, field => Story.Machine(field, DesaFigures.Good[field.Id].Value), _hand);

        Assert.Empty(Dossier(First).Findings);
        Assert.Empty(Dossier(Second).Findings);
    }

    [Fact]
    public void A_sign_in_the_picture_is_shown_with_its_fields()
    {
        Read(First, _hand, ("twin-glyphs", "D"));

        var finding = Dossier(First).Findings.First(finding => finding.Code == BuiltInRules.SignOfMisuse);
        Assert.Equal(("1: twin-glyphs", "D"), (finding.Expression, Assert.Single(finding.Fields)));
        Assert.Equal(FormState.Agreed, Dossier(First).State);
    }

    public void Dispose() => _story.Dispose();

    Dossier Dossier(string station) => _story.Count.Contest(SmallElection.Desa)!.DossierOf(_story.Definition.Regions.FindStation(station)!.Value)!;

    void Read(string station, Fingerprint handwriting, params (string Code, string Field)[] signals)
    {
        _story.Submit(station, SmallElection.Desa, DesaFigures.Good);
        _story.ReadAll(station, SmallElection.Desa, field => Story.Machine(field, DesaFigures.Good[field.Id].Value), handwriting, signals);
    }
}
