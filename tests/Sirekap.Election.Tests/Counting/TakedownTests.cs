using CsCheck;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>Withholding takes two, is told in public, and changes no sum. The diagram is that of docs/takedowns.md.</summary>
public sealed class TakedownTests : IDisposable
{
    private const string Station = "1101022001001", Other = "1101022001002", Desa = SmallElection.Desa;

    private static readonly HashSet<(TakedownState? From, string Event, TakedownState To)> Diagram = ReadDiagram();

    private readonly Story _story = new(SmallElection.Definition);

    public TakedownTests()
    {
        _story.Submit(Station, Desa, DesaFigures.Good);
        _story.ReadAll(Station, Desa, DesaFigures.Right);
    }

    private PictureSubject Picture => new(_story.Dossier(Station, Desa).Readings[1].Statement.PublicCopy!.Value);

    [Fact]
    public void It_takes_effect_with_the_second_signature_and_ends_with_one()
    {
        var notice = _story.Notice(Picture);
        var before = notice.Expires.Moment.AddSeconds(-1);
        Assert.Null(_story.Takedown(Station, Desa, new RequestTakedown(notice)));
        var request = _story.Count.Size - 1;
        Assert.False(Only().IsInForceAt(before));
        Assert.Null(_story.Takedown(Station, Desa, new ConfirmTakedown(request, notice)));
        Assert.True(Only().IsInForceAt(before));
        Assert.False(Only().IsInForceAt(notice.Expires.Moment));
        Assert.Equal(Only(), Assert.Single(_story.Count.Takedowns.OfPicture(Picture.Photo)));
        Assert.Null(_story.Takedown(Station, Desa, new LiftTakedown(request, "Putusan dibatalkan.")));
        Assert.Equal((TakedownState.Lifted, "Putusan dibatalkan."), (Only().State, Only().Lifted!.Sentence));
        Assert.Equal(["form", "reading", "reading", "takedown", "takedown", "takedown"], _story.Dossier(Station, Desa).History.Select(line => line.Kind));

        Takedown Only() => Assert.Single(_story.Count.Takedowns.All);
    }

    [Fact]
    public void A_picture_of_a_form_that_was_replaced_can_be_withheld_still()
    {
        var notice = _story.Notice(Picture);
        _story.Submit(Station, Desa, DesaFigures.Good, replaces: _story.Dossier(Station, Desa).Form!.Index);
        Assert.Null(_story.Takedown(Station, Desa, new RequestTakedown(notice)));
    }

    [Fact]
    public void Each_refusal_has_its_code()
    {
        var notice = _story.Notice(new FigureSubject("C.1"));
        Refused("photo-not-published", new RequestTakedown(_story.Notice(new PictureSubject(Digest.Of("x"u8)))));
        Refused("field-unknown", new RequestTakedown(notice with { Subject = new FigureSubject("Q") }));
        Refused("expiry-out-of-bounds", new RequestTakedown(notice with { Expires = new(_story.Now.Moment.AddDays(91)) }));
        Refused("expiry-out-of-bounds", new RequestTakedown(notice with { Expires = _story.Dossier(Station, Desa).Form!.At }));
        Refused("takedown-unknown", new ConfirmTakedown(1, notice));
        Refused("takedown-unknown", new LiftTakedown(1, "Dicabut."));
        Assert.Null(_story.Takedown(Station, Desa, new RequestTakedown(notice)));
        var request = _story.Count.Size - 1;
        Refused("takedown-exists", new RequestTakedown(notice));
        Refused("takedown-differs", new ConfirmTakedown(request, notice with { Order = "13/PP.01/2024" }));
        Assert.Equal("takedown-unknown", _story.Takedown(Other, Desa, new ConfirmTakedown(request, notice))!.Code);
        Assert.Null(_story.Takedown(Station, Desa, new ConfirmTakedown(request, notice)));
        Refused("takedown-unknown", new ConfirmTakedown(request, notice));
    }

    [Fact]
    public void Whoever_asks_cannot_confirm_and_a_district_s_chair_cannot_ask()
    {
        var notice = _story.Notice(Picture);
        Assert.Null(_story.Takedown(Station, Desa, new RequestTakedown(notice)));
        Assert.Equal("key-role", _story.Takedown(_story.Holder(Role.Chair, "11"), Station, Desa, new ConfirmTakedown(_story.Count.Size - 1, notice))!.Code);
        Assert.Equal("key-region", _story.Takedown(_story.Holder(Role.Chair, "110102"), Station, Desa, new RequestTakedown(_story.Notice(Picture)))!.Code);
        Assert.Equal("key-role", _story.Takedown(_story.Holder(Role.Registrar, "11"), Station, Desa, new RequestTakedown(notice))!.Code);
    }

    [Fact]
    public void The_diagram_shows_every_state() =>
        Assert.Equal(Enum.GetValues<TakedownState>().Order(), Diagram.Select(arrow => arrow.To).Distinct().Order());

    /// <summary>Any steps over several takedowns: the fold goes only where the diagram does, and no state or total of the count moves.</summary>
    [Fact]
    public void Random_histories_stay_in_the_diagram_and_change_no_total() =>
        Gen.Select(Gen.Int[0, 2], Gen.OneOf(Gen.Const("request"), Gen.Const("confirm"), Gen.Const("lift"))).Array[1, 20].Sample(steps =>
        {
            var notices = Enumerable.Range(0, 3).Select(place => _story.Notice(place == 0 ? Picture : new FigureSubject("C.1"), $"{place}")).ToArray();
            var requests = new long?[notices.Length];
            var (state, totals) = (_story.Count.Contest(Desa)!.StateOf(Definition.FindStation(Station)!.Value), _story.TotalsOf("0", Desa));
            foreach (var (place, step) in steps)
            {
                var from = requests[place] is { } known ? _story.Count.Takedowns.Find(known)!.State : (TakedownState?)null;
                // What is over may be asked for again: a new one, whose way begins anew.
                if (step == "request" && from is TakedownState.Lifted or TakedownState.Withdrawn)
                    (from, requests[place]) = (null, null);
                var refusal = _story.Takedown(Station, Desa, step switch
                {
                    "request" => new RequestTakedown(notices[place]),
                    "confirm" => new ConfirmTakedown(requests[place] ?? 0, notices[place]),
                    _ => new LiftTakedown(requests[place] ?? 0, "Dicabut."),
                });
                if (step == "request" && refusal is null)
                    requests[place] = _story.Count.Size - 1;
                var arrow = Diagram.SingleOrDefault(arrow => arrow.From == from && arrow.Event == step);
                Assert.Equal(arrow.Event is not null, refusal is null);
                if (refusal is null)
                    Assert.Equal(arrow.To, _story.Count.Takedowns.Find(requests[place]!.Value)!.State);
                Assert.Equal(state, _story.Count.Contest(Desa)!.StateOf(Definition.FindStation(Station)!.Value));
                Assert.Equal(totals, _story.TotalsOf("0", Desa));
            }
        }, iter: 40, threads: 1);

    public void Dispose() => _story.Dispose();

    private static Sirekap.Election.Regions.RegionTree Definition => SmallElection.Definition.Regions;

    private void Refused(string code, TakedownAction action) => Assert.Equal(code, _story.Takedown(Station, Desa, action)?.Code);

    private static HashSet<(TakedownState?, string, TakedownState)> ReadDiagram()
    {
        var diagram = File.ReadAllText(Path.Combine(Fixture.Folder("docs"), "takedowns.md")).Split("```mermaid\n")[1].Split("```")[0];
        return diagram.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Contains(": ", StringComparison.Ordinal))
            .Select(line => line.Split([" --> ", ": "], 3, StringSplitOptions.None))
            .Select(parts => (parts[0] == "[*]" ? (TakedownState?)null : Codes.Parse<TakedownState>(parts[0]), parts[2], Codes.Parse<TakedownState>(parts[1])))
            .ToHashSet();
    }
}
