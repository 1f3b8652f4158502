using CsCheck;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>The state machine stands three times: in docs/counting.md, in <see cref="FormModel"/> and in the fold. All three are one.</summary>
public sealed class ModelTests
{
    private static readonly IReadOnlySet<(FormState From, string Event, FormState To)> Diagram = ReadDiagram();

    public static TheoryData<string> Arrows => [.. Diagram.Select(Name)];

    [Fact]
    public void The_diagram_and_the_table_have_the_same_arrows() =>
        Assert.Equal(FormModel.Table.Select(Name).Order(), Diagram.Select(Name).Order());

    [Fact]
    public void The_diagram_shows_every_state() =>
        Assert.Equal(FormStates.All.Order(), Diagram.SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct().Order());

    [Theory]
    [MemberData(nameof(Arrows))]
    public void Every_arrow_can_be_walked(string arrow)
    {
        var steps = ShortestWayOver(arrow);
        Walk(steps);
    }

    [Fact]
    public void Random_histories_never_leave_the_diagram() =>
        Gen.Enum<Step>().Array[1, 25].Sample(Walk, iter: 60);

    /// <summary>Takes the steps in the model and in the fold, and compares them after each.</summary>
    private static void Walk(Step[] steps)
    {
        using var form = new WalkedForm();
        var model = FormModel.Start;
        foreach (var step in steps)
        {
            var expected = model.Try(step);
            var refusal = form.Take(step);
            Assert.True((expected is null) == (refusal is not null), $"{model.State} {step}: model {expected?.Event}, fold {refusal?.Code}");
            model = expected?.After ?? model;
            Assert.Equal(model.State, form.State);
        }
    }

    private static Step[] ShortestWayOver(string arrow)
    {
        var queue = new Queue<(FormModel Model, Step[] Way)>([(FormModel.Start, [])]);
        var seen = new HashSet<FormModel>();
        while (queue.TryDequeue(out var place))
        {
            foreach (var step in Enum.GetValues<Step>())
            {
                if (place.Model.Try(step) is not var (happening, after))
                    continue;
                Step[] way = [.. place.Way, step];
                if (Name((place.Model.State, happening, after.State)) == arrow)
                    return way;
                if (seen.Add(after))
                    queue.Enqueue((after, way));
            }
        }

        throw new InvalidOperationException($"No way leads over {arrow}.");
    }

    private static string Name((FormState From, string Event, FormState To) arrow) =>
        $"{arrow.From.Code()} --> {arrow.To.Code()}: {arrow.Event}";

    private static HashSet<(FormState, string, FormState)> ReadDiagram()
    {
        var text = File.ReadAllText(Path.Combine(Fixture.Folder("docs"), "counting.md"));
        var diagram = text.Split("```mermaid\n")[1].Split("```")[0];
        return diagram.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Contains(": ", StringComparison.Ordinal))
            .Select(line => line.Split([" --> ", ": "], 3, StringSplitOptions.None))
            .Select(parts => (Codes.Parse<FormState>(parts[0]), parts[2], Codes.Parse<FormState>(parts[1])))
            .ToHashSet();
    }

    /// <summary>The same steps in the real fold. The other station of the district is agreed, so that the recap hangs on this form alone.</summary>
    private sealed class WalkedForm : IDisposable
    {
        private const string Station = "1101022001001", Neighbour = "1101022001002", District = "110102", Regency = "1101";
        private readonly Story _story = new(SmallElection.Definition);
        private readonly TestKey _second = new();

        public WalkedForm()
        {
            _story.Submit(Neighbour, SmallElection.Desa, DesaFigures.Good);
            _story.ReadAll(Neighbour, SmallElection.Desa, DesaFigures.Right);
            _story.OpenRecap(District, SmallElection.Desa);
            _story.Enrol(_second, Role.Officer, Station);
        }

        public FormState State => _story.Count.Contest(SmallElection.Desa)!.StateOf(SmallElection.Definition.Regions.FindStation(Station)!.Value);

        private PlacedForm? Form =>
            _story.Count.Contest(SmallElection.Desa)!.DossierOf(SmallElection.Definition.Regions.FindStation(Station)!.Value)?.Form;

        public Refusal? Take(Step step) => step switch
        {
            Step.Send => Send(pages => pages),
            Step.SendWithoutLastPage => Send(pages => pages - 1),
            Step.Contradict => Form is null
                ? new("no-form", "There is nothing to contradict.")
                : _story.Add(_second, _story.Form(Station, SmallElection.Desa, DesaFigures.Of(1, 2, 3, 4), _second)),
            Step.ReadRight => Read(DesaFigures.Right),
            Step.ReadWrong => Read(_ => 1),
            Step.Accept => _story.Decide(Station, SmallElection.Desa, Outcome.Accept, DecisionReason.Misread),
            Step.FindUnreadable => _story.Decide(Station, SmallElection.Desa, Outcome.Unreadable, DecisionReason.Illegible),
            Step.Return => _story.Decide(Station, SmallElection.Desa, Outcome.Return, DecisionReason.Illegible),
            Step.CloseRecap => _story.CloseRecap(District, SmallElection.Desa),
            _ => _story.ReopenRecap(District, SmallElection.Desa, Regency),
        };

        public void Dispose()
        {
            _second.Dispose();
            _story.Dispose();
        }

        private Refusal? Send(Func<int, int> pages)
        {
            var officer = _story.Officer(Station);
            var form = _story.Form(Station, SmallElection.Desa, DesaFigures.Good, officer, Form?.Index);
            var some = form.Pages.Take(pages(form.Pages.Count));
            return _story.Add(officer, form with { Pages = form.Pages.Clear().AddRange(some) });
        }

        private Refusal? Read(Func<string, int?> value)
        {
            if (Form is not { } form)
                return new("no-form", "There is nothing to read.");
            var unread = form.Pages.Keys.Except(_story.Dossier(Station, SmallElection.Desa).Readings.Keys).ToArray();
            return _story.ReadPage(form, unread.Length > 0 ? unread[0] : 1, value);
        }
    }
}
