using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>What people are asked to read, and when two readings settle a field.</summary>
public sealed class BlindReadingTests : IDisposable
{
    private const string Air = "1101012001001", Desa = SmallElection.Desa;

    private readonly Story _story = new(SmallElection.Definition);

    [Fact]
    public void Only_what_is_in_doubt_is_asked()
    {
        var dossier = Form(field => field == "C.1" ? 121 : DesaFigures.Right(field));
        Assert.Contains("C.1", BlindReading.FieldsToRead(dossier, Catalogue));
        Assert.DoesNotContain("D", BlindReading.FieldsToRead(dossier, Catalogue));
    }

    [Fact]
    public void A_photograph_that_belongs_elsewhere_puts_every_field_in_doubt()
    {
        var officer = _story.Officer(Air);
        var pages = _story.Form("1101012001002", Desa, DesaFigures.Good, _story.Officer("1101012001002"));
        _story.Add(_story.Officer("1101012001002"), pages);
        _story.Add(officer, _story.Form(Air, Desa, DesaFigures.Good, officer) with { Pages = pages.Pages });
        _story.ReadAll(Air, Desa, DesaFigures.Right);
        Assert.Equal(FormState.Review, Dossier.State);
        Assert.Equal(Dossier.Contest.Fields.Select(field => field.Id), BlindReading.FieldsToRead(Dossier, Catalogue));
    }

    [Theory]
    [InlineData(120, 120)]
    [InlineData(121, 121)]
    [InlineData(122, null)]
    [InlineData(null, null)]
    public void The_reading_that_agrees_with_one_of_the_two_settles_it(int? typed, int? settled)
    {
        var dossier = Form(field => field == "C.1" ? 121 : DesaFigures.Right(field));
        var settlement = BlindReading.Settle(dossier, Catalogue, [Typed(typed)]);
        Assert.Equal(settled is not null, settlement.IsSettled);
        Assert.Equal(settled ?? 120, settlement.Figures["C.1"]!.Value.Value);
        Assert.Equal(settled is null ? ["C.1"] : [], settlement.Open);
    }

    [Fact]
    public void Two_people_settle_what_neither_officer_nor_machine_has_and_two_against_two_settle_nothing()
    {
        var dossier = Form(field => field == "C.1" ? 121 : DesaFigures.Right(field));
        Assert.Equal(122, BlindReading.Settle(dossier, Catalogue, [Typed(122), Typed(122)]).Figures["C.1"]!.Value.Value);
        Assert.False(BlindReading.Settle(dossier, Catalogue, [Typed(120), Typed(121)]).IsSettled);
        Assert.True(BlindReading.Settle(dossier, Catalogue, [Typed(120), Typed(121), Typed(120)]).IsSettled);
    }

    [Fact]
    public void Readings_that_agree_on_a_broken_sum_say_that_the_paper_is_wrong()
    {
        var settlement = BlindReading.Settle(BrokenSum(), Catalogue, [DesaFigures.Good.SetItem("C.1", new Votes(121))]);
        Assert.True(settlement.IsSettled);
        Assert.NotEmpty(settlement.Broken);
    }

    [Fact]
    public void Where_people_must_look_officer_and_machine_settle_nothing_without_them()
    {
        var dossier = BrokenSum();
        var settlement = BlindReading.Settle(dossier, Catalogue, [Story.Figures()]);
        Assert.NotEmpty(settlement.Open);
        Assert.Equal(BlindReading.FieldsToRead(dossier, Catalogue), settlement.Open);
    }

    public void Dispose() => _story.Dispose();

    private static Sirekap.Election.Rules.RuleCatalogue Catalogue => SmallElection.Definition.Catalogue;

    private Dossier Dossier => _story.Dossier(Air, Desa);

    private static ImmutableSortedDictionary<string, Votes> Typed(int? votes) => votes is { } number ? Story.Figures(("C.1", number)) : Story.Figures();

    private Dossier BrokenSum()
    {
        _story.Submit(Air, Desa, DesaFigures.Good.SetItem("C.1", new Votes(121)));
        _story.ReadAll(Air, Desa, field => field == "C.1" ? 121 : DesaFigures.Right(field));
        return Dossier;
    }

    private Dossier Form(Func<string, int?> machine)
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        _story.ReadAll(Air, Desa, machine);
        return Dossier;
    }
}
