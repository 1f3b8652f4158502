using System.Collections.Immutable;
using Sirekap.Cli.Client;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Cli.Demo;

/// <summary>A reviewer of the province reads the sample again, all but one form of it, which waits for whoever tries the desk.</summary>
internal sealed class DemoRechecks(ElectionDefinition definition, Contest contest, IntakeClient client, DemoCrew crew)
{
    private const string Province = "82";

    /// <summary>Plays them, if nobody has before.</summary>
    public async Task PlayAsync(CancellationToken cancellation)
    {
        var reviewer = await crew.MemberAsync(Role.Reviewer, Province, cancellation);
        if (await reviewer.SentAsync(cancellation) > 0)
            return;
        var drawn = new List<(DemoStation Station, long Form)>();
        foreach (var station in DemoScript.Stations(definition.Regions).Where(station => station.Station.Code.StartsWith(Province, StringComparison.Ordinal)))
        {
            using var shown = await client.StationAsync(station.Station.Code, contest.Code, cancellation);
            if (shown.RootElement.TryGetProperty("sampled", out _))
                drawn.Add((station, shown.RootElement.GetProperty("figures").EnumerateObject().First().Value.GetProperty("evidence").GetProperty("log").GetProperty("form").GetInt64()));
        }

        foreach (var (station, form) in drawn.SkipLast(1))
        {
            await reviewer.SendAsync(
                (election, at, sequence) => new RecheckStatement
                {
                    Election = election,
                    At = at,
                    Sequence = sequence,
                    Station = station.Station.Code,
                    Contest = contest.Code,
                    Form = form,
                    Figures = DemoPictures.Paper(station).ToImmutableSortedDictionary(StringComparer.Ordinal),
                },
                cancellation);
        }
    }
}
