using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Testing;

/// <summary>What happens after the counting at the stations: plenaries and objections.</summary>
public static class StorySteps
{
    public static Refusal? OpenRecap(this Story story, string region, string contest) =>
        story.Recap(story.Holder(Role.Chair, region), region, contest, new OpenRecap());

    /// <summary>Closes a recap with the totals that the count has.</summary>
    public static Refusal? CloseRecap(this Story story, string region, string contest) =>
        story.CloseRecap(region, contest, story.TotalsOf(region, contest));

    public static Refusal? CloseRecap(this Story story, string region, string contest, ImmutableSortedDictionary<string, long> totals) =>
        story.Recap(story.Holder(Role.Chair, region), region, contest, new CloseRecap(totals, Digest.Of("D.Hasil"u8)));

    public static Refusal? ReopenRecap(this Story story, string region, string contest, string above) =>
        story.Recap(story.Holder(Role.Chair, above), region, contest, new ReopenRecap("Putusan"));

    public static Refusal? Recap(this Story story, TestKey chair, string region, string contest, RecapAction action) => story.Add(
        chair,
        new RecapStatement
        {
            Election = story.Definition.Id,
            At = story.Now,
            Sequence = chair.NextSequence(),
            Region = region,
            Contest = contest,
            Action = action,
        });

    public static Refusal? Object(this Story story, TestKey signer, string station, string contest, string text, long? answers = null) => story.Add(
        signer,
        new ObjectionStatement
        {
            Election = story.Definition.Id,
            At = story.Now,
            Sequence = signer.NextSequence(),
            Station = station,
            Contest = contest,
            Text = text,
            Answers = answers,
        });

    public static Refusal? Report(this Story story, string station, string contest, ReportSubject subject, string? field = null, Digest? seal = null, long times = 1) =>
        story.Report(story.Holder(Role.Server, "0"), station, contest, subject, field, new MakeReport(seal, times));

    public static Refusal? Report(this Story story, TestKey signer, string station, string contest, ReportSubject subject, string? field, ReportAction action) => story.Add(
        signer,
        new ReportStatement
        {
            Election = story.Definition.Id,
            At = story.Now,
            Sequence = signer.NextSequence(),
            Station = station,
            Contest = contest,
            Subject = subject,
            Field = field,
            Action = action,
        });

    public static Refusal? Revoke(this Story story, KeyId key) =>
        story.Add(story.Root, KeyStatement.Revoke(story.Definition.Id, story.Now, story.Root.NextSequence(), key, "hilang"));

    public static Dossier Dossier(this Story story, string station, string contest) =>
        story.Count.Contest(contest)!.DossierOf(story.Definition.Regions.FindStation(station)!.Value)!;

    public static ImmutableSortedDictionary<string, long> TotalsOf(this Story story, string region, string contest)
    {
        var count = story.Count.Contest(contest)!;
        var totals = count.TotalsOf(story.Definition.Regions.FindRegion(region)!.Value);
        return count.Contest.Fields.ToImmutableSortedDictionary(field => field.Id, field => totals[field.Id], StringComparer.Ordinal);
    }
}
