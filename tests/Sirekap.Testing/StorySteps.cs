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

    /// <summary>A notice that holds for a month from now.</summary>
    public static TakedownNotice Notice(this Story story, TakedownSubject subject, string order = "12/PP.01/2024") =>
        new(subject, TakedownReason.CourtOrder, "Menunggu putusan.", order, new(story.Now.Moment.AddDays(30)));

    /// <summary>Signs a step as whoever of a province may: the chair asks, the supervisor confirms and lifts.</summary>
    public static Refusal? Takedown(this Story story, string station, string contest, TakedownAction action, string province = "11") =>
        story.Takedown(story.Holder(action is RequestTakedown ? Role.Chair : Role.Supervisor, province), station, contest, action);

    public static Refusal? Takedown(this Story story, TestKey signer, string station, string contest, TakedownAction action) => story.Add(
        signer,
        new TakedownStatement
        {
            Election = story.Definition.Id,
            At = story.Now,
            Sequence = signer.NextSequence(),
            Station = station,
            Contest = contest,
            Action = action,
        });

    /// <summary>Asks and confirms; gives the log index of the request.</summary>
    public static long Withhold(this Story story, string station, string contest, TakedownNotice notice)
    {
        story.Takedown(station, contest, new RequestTakedown(notice));
        var request = story.Count.Size - 1;
        story.Takedown(station, contest, new ConfirmTakedown(request, notice));
        return request;
    }

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
