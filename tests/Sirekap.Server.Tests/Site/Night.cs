using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site;

/// <summary>A night in the small election: of six stations each form stands in another state.</summary>
internal static class Night
{
    public const string Agreed = "1101012001001";
    public const string Review = "1101012001002";
    public const string Awaited = "1101012001003";
    public const string Decided = "1101012002001";
    public const string Received = "1101012002002";
    public const string Unreadable = "1101022001001";
    public const string Contradicted = Agreed;

    private static readonly (string Field, int Votes)[] _sound =
        [("D", 300), ("P", 210), ("C.1", 90), ("C.2", 110), ("C.3", 10), ("S", 210), ("T", 0), ("J", 210)];

    public static void TellIn(Story story)
    {
        Send(story, Agreed);
        Send(story, Review, misread: "C.2");
        Send(story, Decided, misread: "C.1");
        story.Decide(Decided, SmallElection.Desa, Outcome.Accept, DecisionReason.Misread);
        story.Submit(Received, SmallElection.Desa, Story.Figures(_sound));
        Send(story, Unreadable, misread: "J");
        story.Decide(Unreadable, SmallElection.Desa, Outcome.Unreadable, DecisionReason.Illegible);
        story.Claim("kpu", Contradicted, SmallElection.Desa, ("C.1", 90), ("C.2", 160), ("C.3", 60), ("S", 210));
    }

    private static void Send(Story story, string station, string? misread = null)
    {
        story.Submit(station, SmallElection.Desa, Story.Figures(_sound));
        story.ReadAll(station, SmallElection.Desa, field =>
            _sound.Single(sound => sound.Field == field).Votes + (field == misread ? 7 : 0));
    }
}
