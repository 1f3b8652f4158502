using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Rules;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>Two phones of one station that send different figures.</summary>
public sealed class RivalTests : IDisposable
{
    private const string Air = "1101022001001", Desa = SmallElection.Desa;
    private static readonly ImmutableSortedDictionary<string, Votes> Other = DesaFigures.Of(121, 90, 30, 10);

    private readonly Story _story = new(SmallElection.Definition);
    private readonly TestKey _second = new();

    public RivalTests()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        _story.ReadAll(Air, Desa, DesaFigures.Right);
        _story.Enrol(_second, Role.Officer, Air);
    }

    private Dossier Form => _story.Dossier(Air, Desa);

    private ImmutableArray<string> Stopping => [.. Form.Findings.Where(finding => finding.Code == BuiltInRules.PhonesDiffer).SelectMany(finding => finding.Fields)];

    [Fact]
    public void A_second_phone_s_other_figures_stop_the_form_and_take_no_place()
    {
        var first = Form.Form!.Index;
        Assert.Null(Send(Other));
        Assert.Equal((FormState.Review, first), (Form.State, Form.Form!.Index));
        Assert.Equal(["D", "P", "C.1", "S", "J"], Stopping.Order(Comparer<string>.Create((one, other) => Place(one).CompareTo(Place(other)))));
        var rival = Assert.Single(Form.Rivals);
        Assert.Equal((_story.Count.Size - 1, _second.Key), (rival.Index, rival.Key));
        Assert.Equal(first, Assert.IsType<RivalEntry>(Form.History[^1]).Against);
        Assert.True(Form.IsWaiting);
    }

    [Fact]
    public void The_same_figures_and_a_second_word_of_the_same_phone_are_refused()
    {
        Assert.Equal("form-exists", Send(DesaFigures.Good)?.Code);
        Assert.Null(Send(Other));
        Assert.Equal("form-exists", Send(DesaFigures.Of(5, 5, 5, 5))?.Code);
        Assert.Equal("form-exists", _story.Add(_story.Officer(Air), _story.Form(Air, Desa, Other, _story.Officer(Air)))?.Code);
    }

    [Fact]
    public void The_first_phone_cannot_silence_the_second_but_both_can_come_to_say_the_same()
    {
        Send(Other);
        _story.Submit(Air, Desa, DesaFigures.Of(122, 90, 30, 10), Form.Form!.Index);
        Assert.Single(Form.Rivals);
        _story.Submit(Air, Desa, Other, Form.Form!.Index);
        Assert.Empty(Form.Rivals);
        _story.ReadAll(Air, Desa, field => Other[field].Value);
        Assert.Equal(FormState.Agreed, Form.State);
    }

    [Fact]
    public void A_phone_that_replaces_the_form_in_force_contradicts_it_no_more()
    {
        Send(Other);
        Assert.Null(Send(Other, Form.Form!.Index));
        Assert.Empty(Form.Rivals);
        _story.ReadAll(Air, Desa, field => Other[field].Value);
        Assert.Equal(FormState.Agreed, Form.State);
    }

    [Fact]
    public void A_person_decides_and_the_second_form_stays_to_be_seen()
    {
        Send(Other);
        Assert.Null(_story.Decide(Air, Desa, Outcome.Accept, DecisionReason.Mistyped));
        Assert.Equal(FormState.Decided, Form.State);
        Assert.Single(Form.Rivals);
        Assert.Equal("already-decided", Send(Other)?.Code);
    }

    [Fact]
    public void What_a_reviewer_must_read_are_the_fields_in_which_the_phones_differ()
    {
        Send(Other);
        Assert.Equal(Stopping.Order(), BlindReading.FieldsToRead(Form, SmallElection.Definition.Catalogue).Order());
    }

    [Fact]
    public void Both_phones_pictures_are_announced() =>
        Assert.All(SentPages(), photo => Assert.Equal(Air, _story.Count.AnnouncerOf(photo)?.Code));

    public void Dispose()
    {
        _second.Dispose();
        _story.Dispose();
    }

    private IEnumerable<Digest> SentPages()
    {
        var form = _story.Form(Air, Desa, Other, _second);
        var pages = form.Pages.ToImmutableSortedDictionary(page => page.Key, page => Story.Photo("second", page.Key, 1));
        Assert.Null(_story.Add(_second, form with { Pages = pages }));
        return pages.Values;
    }

    private Refusal? Send(ImmutableSortedDictionary<string, Votes> figures, long? replaces = null) =>
        _story.Add(_second, _story.Form(Air, Desa, figures, _second, replaces));

    private int Place(string field) => Form.Contest.IndexOf(field);
}
