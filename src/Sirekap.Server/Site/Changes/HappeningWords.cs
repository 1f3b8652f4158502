using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Changes;

/// <summary>Says in one plain sentence what happened; the page and the feed say the same.</summary>
internal sealed class HappeningWords(Language language, Contest contest)
{
    private Words Words => language.Words;

    /// <summary>The sentence.</summary>
    public string Say(Happening happening) => happening switch
    {
        FormHappening { Move: var move } => Words.With($"changes.form.{move.Kind}", Name(move.Station), Votes(move)),
        RecapHappening recap => Words.With($"changes.recap.{recap.Step}", Words[$"level.{recap.Region.Level}"], PlaceName.Of(recap.Region.Name)),
        TakedownHappening { Takedown.Notice.Subject: FigureSubject figure } takedown => Words.With($"changes.figure.{takedown.Step}", Name(takedown.Takedown.Station), figure.Field),
        TakedownHappening takedown => Words.With($"changes.picture.{takedown.Step}", Name(takedown.Takedown.Station)),
        _ => throw new InvalidOperationException($"There are no words for a {happening.GetType().Name}: add them."),
    };

    /// <summary>Where more of it stands.</summary>
    public static string Path(Happening happening, Address to) => happening switch
    {
        FormHappening { Move: var move } => to.Station(move.Station),
        RecapHappening recap => to.Region(recap.Region),
        TakedownHappening takedown => to.Station(takedown.Takedown.Station),
        _ => to.Nation,
    };

    private static string Name(Station station) => $"{station.Name}, {PlaceName.Of(station.Village.Name)}, {PlaceName.Of(station.Village.Parent!.Value.Name)}";

    private string Votes(Move move) => string.Join(", ", contest.Candidates.Zip(move.Votes, (candidate, votes) => Words.With("changes.votes", candidate.Number, Signed(votes, language))));

    /// <summary>A difference with its sign.</summary>
    public static string Signed(long difference, Language language) => difference switch
    {
        > 0 => $"+{language.Number(difference)}",
        < 0 => $"−{language.Number(-difference)}",
        _ => "±0",
    };
}
