using System.Text.Json;
using Sirekap.Election;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.OpenData;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.OpenData;

public sealed class StationDocumentTests : IDisposable
{
    readonly Story _story = new(Elections.Small);

    [Fact]
    public void A_counted_figure_stands_beside_its_readings_and_evidence()
    {
        Night.CountTernate(_story);

        var figure = Document().GetProperty("figures").GetProperty("IV.2");

        var form = _story.Count.Contest("ppwp")!.DossierOf(Station)!.Form!;
        Assert.Equal(110, figure.GetProperty("value").GetInt32());
        Assert.Equal(
            $$"""[{"source":"officer","value":110,"state":"read","confidence":null,"cause":null,"log":{{form.Index}}},{"source":"machine","value":110,"state":"read","confidence":0.999,"cause":null,"log":{{form.Index + 2}}}]""",
            figure.GetProperty("readings").GetRawText());
        var evidence = figure.GetProperty("evidence");
        Assert.Equal(form.Pages[2].ToString(), evidence.GetProperty("photo").GetString());
        Assert.Equal($"https://pemilu.example.id/photos/{evidence.GetProperty("public").GetString()}.jpg", evidence.GetProperty("url").GetString());
        Assert.Equal(2, evidence.GetProperty("page").GetInt32());
        Assert.Equal("[100,100,120,40]", evidence.GetProperty("box").GetRawText());
        Assert.Equal($$"""{"form":{{form.Index}},"reading":{{form.Index + 2}}}""", evidence.GetProperty("log").GetRawText());
    }

    [Fact]
    public void A_form_in_review_shows_its_readings_but_no_value()
    {
        Submit(machine: 160);

        var document = Document();

        Assert.Equal("review", document.GetProperty("state").GetString());
        Assert.All(document.GetProperty("figures").EnumerateObject(), field => Assert.Equal(JsonValueKind.Null, field.Value.GetProperty("value").ValueKind));
        Assert.Equal([110, 160], document.GetProperty("figures").GetProperty("IV.2").GetProperty("readings").EnumerateArray().Select(reading => reading.GetProperty("value").GetInt32()));
        var finding = Assert.Single(document.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("severity").GetString() == "hard");
        Assert.Equal("K.302", finding.GetProperty("code").GetString());
        Assert.Equal("""["IV.2"]""", finding.GetProperty("fields").GetRawText());
        Assert.Equal("110 ≠ 160", finding.GetProperty("expression").GetString());
        Assert.NotEmpty(finding.GetProperty("text").GetProperty("id").GetString()!);
        Assert.NotEmpty(finding.GetProperty("text").GetProperty("en").GetString()!);
    }

    [Fact]
    public void A_form_that_was_sent_back_says_so_and_why_until_a_new_one_comes()
    {
        Submit(machine: 160);
        Assert.False(Document().TryGetProperty("decision", out _));
        Assert.Null(_story.Decide(Night.TernateStation, Night.Ppwp, Outcome.Return, DecisionReason.Illegible));
        var sentBack = Document();
        Assert.Equal("review", sentBack.GetProperty("state").GetString());
        Assert.Equal($$"""{"log":{{_story.Count.Size - 1}},"outcome":"return","reason":"illegible"}""", sentBack.GetProperty("decision").GetRawText());
        _story.Submit(Night.TernateStation, Night.Ppwp, Night.Ternate, _story.Dossier(Night.TernateStation, Night.Ppwp).Form!.Index);
        Assert.False(Document().TryGetProperty("decision", out _));
    }

    [Fact]
    public void A_claim_says_where_it_contradicts_the_form_and_itself()
    {
        Night.CountTernate(_story);
        _story.Claim("kpu", Night.TernateStation, Night.Ppwp, ("IV.1", 90), ("IV.2", 160), ("IV.3", 60), ("V.A", 210), ("V.B", 0));

        var claim = Document().GetProperty("claims")[0];

        Assert.Equal("kpu", claim.GetProperty("source").GetString());
        Assert.Equal("2024-02-15 12:00:28", claim.GetProperty("version").GetString());
        Assert.Equal(_story.Count.Size - 1, claim.GetProperty("log").GetInt64());
        Assert.Equal("""{"IV.1":90,"IV.2":160,"IV.3":60,"V.A":210,"V.B":0}""", claim.GetProperty("figures").GetRawText());
        Assert.Equal("""["IV.2","IV.3"]""", claim.GetProperty("contradicts").GetRawText());
        Assert.Equal("K.203", claim.GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.Equal("90 + 160 + 60 ≠ 210", claim.GetProperty("findings")[0].GetProperty("expression").GetString());
    }

    [Fact]
    public void The_history_keeps_what_was_ignored_and_says_why()
    {
        Night.CountTernate(_story);
        _story.Submit(Night.TernateStation, Night.Ppwp, Night.Ternate);

        var history = Document().GetProperty("history").EnumerateArray().ToArray();

        Assert.Equal(["form", "reading", "reading", "reading", "form"], history.Select(entry => entry.GetProperty("kind").GetString()));
        Assert.False(history[0].TryGetProperty("ignored", out _));
        Assert.Equal("form-exists", history[^1].GetProperty("ignored").GetProperty("code").GetString());
        Assert.Equal(_story.Count.Size, Document().GetProperty("size").GetInt64());
    }

    [Fact]
    public void A_second_phone_s_other_figures_stand_beside_the_form_with_their_place_in_the_log()
    {
        Night.CountTernate(_story);
        Assert.False(Document().TryGetProperty("rivals", out _));
        using var second = new TestKey();
        _story.Enrol(second, Role.Officer, Night.TernateStation);
        Assert.Null(_story.Add(second, _story.Form(Night.TernateStation, Night.Ppwp, Night.Ternate.SetItem("IV.3", new Votes(11)).Remove("III.J"), second)));

        var document = Document();
        var rival = Assert.Single(document.GetProperty("rivals").EnumerateArray());
        Assert.Equal((_story.Count.Size - 1, second.Key.ToString()), (rival.GetProperty("log").GetInt64(), rival.GetProperty("key").GetString()));
        Assert.Equal("""["III.J","IV.3"]""", rival.GetProperty("contradicts").GetRawText());
        Assert.Equal(11, rival.GetProperty("figures").GetProperty("IV.3").GetInt32());
        Assert.Equal(3, rival.GetProperty("photos").EnumerateObject().Count());
        Assert.Equal(("review", "K.306"), (document.GetProperty("state").GetString(), document.GetProperty("findings")[0].GetProperty("code").GetString()));
        var line = document.GetProperty("history").EnumerateArray().Last();
        Assert.Equal((document.GetProperty("history")[0].GetProperty("log").GetInt64(), false), (line.GetProperty("against").GetInt64(), line.TryGetProperty("ignored", out _)));
    }

    [Fact]
    public void A_station_of_which_the_log_says_nothing_has_every_field_and_page_empty()
    {
        var document = Document();

        Assert.Equal("awaited", document.GetProperty("state").GetString());
        Assert.Equal(28, document.GetProperty("figures").EnumerateObject().Count());
        Assert.Equal("I.A.L", document.GetProperty("figures").EnumerateObject().First().Name);
        Assert.Equal("""{"value":null,"readings":[],"evidence":null}""", document.GetProperty("figures").GetProperty("V.C").GetRawText());
        Assert.Equal("""{"page":3,"photo":null,"public":null,"url":null,"refused":null,"log":null}""", document.GetProperty("pages")[2].GetRawText());
    }

    [Fact]
    public void An_open_objection_marks_the_form_disputed_until_it_is_answered()
    {
        Night.CountTernate(_story);
        Object(null, "Saksi: angka 2 keliru.");
        var raised = _story.Count.Size - 1;
        Assert.True(Document().GetProperty("disputed").GetBoolean());

        _story.Add(_story.Reviewer, Objection(_story.Reviewer, raised, "Sudah dicocokkan dengan plano."));

        var document = Document();
        Assert.False(document.GetProperty("disputed").GetBoolean());
        Assert.Equal(
            $$$"""[{"log":{{{raised}}},"text":"Saksi: angka 2 keliru.","answer":{"log":{{{raised + 1}}},"text":"Sudah dicocokkan dengan plano."}}]""",
            document.GetProperty("objections").GetRawText());
    }

    public void Dispose() => _story.Dispose();

    Sirekap.Election.Regions.Station Station => _story.Definition.Regions.FindStation(Night.TernateStation)!.Value;

    JsonElement Document() => JsonElement.Parse(OpenPayloads.Station(
        _story.Count, _story.Count.Contest("ppwp")!, Station, new PhotoLinks("https://pemilu.example.id")));

    void Submit(int machine)
    {
        _story.Submit(Night.TernateStation, Night.Ppwp, Night.Ternate);
        _story.ReadAll(Night.TernateStation, Night.Ppwp, field => field == "IV.2" ? machine : Night.Ternate[field].Value);
    }

    void Object(long? answers, string text) => _story.Add(_story.Supervisor, Objection(_story.Supervisor, answers, text));

    ObjectionStatement Objection(TestKey key, long? answers, string text) => new()
    {
        Election = _story.Definition.Id,
        At = _story.Now,
        Sequence = key.NextSequence(),
        Station = Night.TernateStation,
        Contest = Night.Ppwp,
        Text = text,
        Answers = answers,
    };
}
