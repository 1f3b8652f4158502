using CsCheck;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>The state machine of recapitulations stands three times: in docs/recap.md, in <see cref="PlenaryModel"/> and in the fold. All three are one.</summary>
public sealed class PlenaryModelTests
{
    private static readonly IReadOnlySet<(RecapState From, string Event, RecapState To)> Diagram = ReadDiagram();

    public static TheoryData<string> Arrows => [.. Diagram.Select(Name)];

    [Fact]
    public void The_diagram_and_the_table_have_the_same_arrows() =>
        Assert.Equal(PlenaryModel.Table.Select(Name).Order(), Diagram.Select(Name).Order());

    [Fact]
    public void The_diagram_shows_every_state() =>
        Assert.Equal(Enum.GetValues<RecapState>().Order(), Diagram.SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct().Order());

    [Theory]
    [MemberData(nameof(Arrows))]
    public void Every_arrow_can_be_walked_in_a_district(string arrow) => Walk(ShortestWayOver(arrow, 0));

    [Theory]
    [MemberData(nameof(Arrows))]
    public void Every_arrow_but_that_of_corrections_can_be_walked_above_the_districts(string arrow)
    {
        if (!arrow.EndsWith(": correction", StringComparison.Ordinal))
            Walk(ShortestWayOver(arrow, PlenaryModel.Regency));
    }

    [Fact]
    public void Random_histories_never_leave_the_diagram() =>
        Gen.Select(Gen.Int[0, PlenaryModel.Regions - 1], Gen.Enum<PlenaryStep>()).Array[1, 40].Sample(Walk, iter: 60);

    /// <summary>Takes the steps in the model and in the fold, and compares all states after each.</summary>
    private static void Walk((int Region, PlenaryStep Step)[] steps)
    {
        using var tree = new WalkedTree();
        var model = PlenaryModel.Start;
        foreach (var (region, step) in steps)
        {
            var expected = model.Try(region, step);
            var refusal = tree.Take(region, step);
            Assert.True((expected is null) == (refusal is not null), $"{region} {model.States[region]} {step}: model {expected?.Event}, fold {refusal?.Code}");
            model = expected?.After ?? model;
            Assert.Equal(model.States, tree.States);
        }
    }

    private static (int, PlenaryStep)[] ShortestWayOver(string arrow, int where)
    {
        var queue = new Queue<(PlenaryModel Model, (int, PlenaryStep)[] Way)>([(PlenaryModel.Start, [])]);
        var seen = new HashSet<PlenaryModel>();
        while (queue.TryDequeue(out var place))
        {
            foreach (var (region, step) in Enumerable.Range(0, PlenaryModel.Regions).SelectMany(region => Enum.GetValues<PlenaryStep>().Select(step => (region, step))))
            {
                if (place.Model.Try(region, step) is not var (happening, after))
                    continue;
                (int, PlenaryStep)[] way = [.. place.Way, (region, step)];
                if (region == where && Name((place.Model.States[region], happening, after.States[region])) == arrow)
                    return way;
                if (seen.Add(after))
                    queue.Enqueue((after, way));
            }
        }

        throw new InvalidOperationException($"No way leads over {arrow}.");
    }

    private static string Name((RecapState From, string Event, RecapState To) arrow) => $"{arrow.From.Code()} --> {arrow.To.Code()}: {arrow.Event}";

    private static HashSet<(RecapState, string, RecapState)> ReadDiagram()
    {
        var text = File.ReadAllText(Path.Combine(Fixture.Folder("docs"), "recap.md"));
        return text.Split("```mermaid\n")[1].Split("```")[0].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Contains(": ", StringComparison.Ordinal))
            .Select(line => line.Split([" --> ", ": "], 3, StringSplitOptions.None))
            .Select(parts => (Codes.Parse<RecapState>(parts[0]), parts[2], Codes.Parse<RecapState>(parts[1])))
            .ToHashSet();
    }

    /// <summary>The same steps in the real fold, over a regency whose forms have all been counted.</summary>
    private sealed class WalkedTree : IDisposable
    {
        private const string Desa = SmallElection.Desa;
        private static readonly string[] s_regions = ["110101", "110102", "1101"];
        private readonly Story _story = new(SmallElection.Definition);
        private int _corrections;

        public WalkedTree()
        {
            foreach (var station in _story.Region(s_regions[PlenaryModel.Regency]).Stations)
            {
                _story.Submit(station.Code, Desa, DesaFigures.Good);
                _story.ReadAll(station.Code, Desa, DesaFigures.Right);
            }
        }

        public IEnumerable<RecapState> States => s_regions.Select(region => _story.Count.Contest(Desa)!.RecapStateOf(_story.Region(region)));

        public Refusal? Take(int region, PlenaryStep step) => step switch
        {
            PlenaryStep.Open => _story.OpenRecap(s_regions[region], Desa),
            PlenaryStep.Correct => Correct(s_regions[region]),
            PlenaryStep.Close => _story.CloseRecap(s_regions[region], Desa),
            PlenaryStep.CloseOverAnotherDocument => _story.Recap(
                _story.Holder(Role.Chair, s_regions[region]), s_regions[region], Desa, new CloseRecap(_story.TotalsOf(s_regions[region], Desa), Digest.Of("lain"u8))),
            PlenaryStep.Accept => _story.AcceptRecap(s_regions[region], Desa),
            PlenaryStep.AcceptAnotherPaper => AcceptAnotherPaper(s_regions[region]),
            _ => _story.ReopenRecap(s_regions[region], Desa, "11"),
        };

        public void Dispose() => _story.Dispose();

        /// <summary>One vote goes from the first candidate to the second, or back.</summary>
        private Refusal? Correct(string region)
        {
            var station = _story.Region(region).Stations.First().Code;
            var (chair, secretary) = (_story.Holder(Role.Chair, region), _story.Holder(Role.Secretary, region));
            var now = _story.Dossier(station, Desa).Figures!;
            var (first, second) = _corrections++ % 2 == 0 ? (119, 91) : (120, 90);
            var was = Story.Figures([.. new[] { "C.1", "C.2" }.Zip([first, second]).Where(pair => now[pair.First]!.Value.Value != pair.Second).Select(pair => (pair.First, now[pair.First]!.Value.Value))]);
            var statement = _story.Correction(station, Desa, was, ("C.1", first), ("C.2", second));
            return _story.Add(secretary, statement with { Sequence = secretary.NextSequence() }) ?? _story.Add(chair, statement with { Sequence = chair.NextSequence() });
        }

        private Refusal? AcceptAnotherPaper(string region)
        {
            var (first, second) = _story.Acceptance(region, Desa);
            var another = first == "ffff" ? "fffe" : "ffff";
            return _story.Recap(_story.Holder(Role.Chair, _story.Region(region).Parent!.Value.Code), region, Desa, new AcceptRecap(another, second));
        }
    }
}
