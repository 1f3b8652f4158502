using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Testing;

/// <summary>What happens after the counting at the stations: plenaries and objections.</summary>
public static class StorySteps
{
    /// <summary>Who is present at every plenary of a story.</summary>
    public static ImmutableSortedDictionary<Role, int> Present { get; } = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create(Role.Chair, 1), KeyValuePair.Create(Role.Witness, 3)]);

    public static Refusal? OpenRecap(this Story story, string region, string contest) =>
        story.Recap(story.Holder(Role.Chair, region), region, contest, new OpenRecap(Present));

    /// <summary>Closes a recap with the totals that the count has.</summary>
    public static Refusal? CloseRecap(this Story story, string region, string contest) =>
        story.CloseRecap(region, contest, story.TotalsOf(region, contest));

    public static Refusal? CloseRecap(this Story story, string region, string contest, ImmutableSortedDictionary<string, long> totals) =>
        story.Recap(story.Holder(Role.Chair, region), region, contest, new CloseRecap(totals, story.DocumentOf(region, contest)));

    /// <summary>The digest of a region's data file as it is now.</summary>
    public static Digest DocumentOf(this Story story, string region, string contest) =>
        RecapSheet.Of(story.Count, story.Count.Contest(contest)!, story.Region(region)).ToDigest();

    /// <summary>The tier directly above accepts with the chunks that stand on the paper.</summary>
    public static Refusal? AcceptRecap(this Story story, string region, string contest) =>
        story.Recap(story.Holder(Role.Secretary, story.Region(region).Parent!.Value.Code), region, contest, story.Acceptance(region, contest));

    /// <summary>What the tier above states of a document; of one that is not closed, something.</summary>
    public static AcceptRecap Acceptance(this Story story, string region, string contest)
    {
        if (story.Count.Contest(contest)!.RecapOf(story.Region(region))?.Closed is not { } end)
            return new("0000", "0000");
        var (first, second) = end.Asked.In(end.Document);
        return new(first, second);
    }

    public static Region Region(this Story story, string code) => story.Definition.Regions.FindRegion(code)!.Value;

    /// <summary>A correction of the plenary, stated by one of chair and secretary.</summary>
    public static Refusal? Correct(this Story story, Role role, string station, string contest, ImmutableSortedDictionary<string, Votes> was, params (string Field, int Votes)[] corrections)
    {
        var signer = story.Holder(role, story.Definition.Regions.FindStation(station)!.Value.District!.Value.Code);
        return story.Add(signer, story.Correction(station, contest, was, corrections) with { Sequence = signer.NextSequence() });
    }

    /// <summary>The statement of a correction, without a sequence number of its own.</summary>
    public static DecisionStatement Correction(this Story story, string station, string contest, ImmutableSortedDictionary<string, Votes> was, params (string Field, int Votes)[] corrections) => new()
    {
        Election = story.Definition.Id,
        At = story.Now,
        Sequence = 1,
        Station = station,
        Contest = contest,
        Form = story.Count.Contest(contest)!.DossierOf(story.Definition.Regions.FindStation(station)!.Value)?.Form?.Index ?? 0,
        Outcome = corrections.Length == 0 ? Outcome.Accept : Outcome.Correct,
        Reason = DecisionReason.Plenary,
        Minute = 1,
        Was = was,
        Corrections = Story.Figures(corrections),
        Note = "Menurut C.Hasil plano.",
    };

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

    public static Refusal? ObjectToTier(this Story story, TestKey signer, string region, string contest, string text, long? answers = null, StatementTime? at = null) => story.Add(
        signer,
        new ObjectionStatement
        {
            Election = story.Definition.Id,
            At = at ?? story.Now,
            Sequence = signer.NextSequence(),
            Region = region,
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

    /// <summary>A blind re-reading of the form in force, every field legible.</summary>
    public static Refusal? Recheck(this Story story, TestKey reviewer, string station, string contest, ImmutableSortedDictionary<string, Votes> figures) =>
        story.Add(reviewer, story.RecheckOf(reviewer, station, contest, figures));

    public static RecheckStatement RecheckOf(this Story story, TestKey reviewer, string station, string contest, ImmutableSortedDictionary<string, Votes> figures) => new()
    {
        Election = story.Definition.Id,
        At = story.Now,
        Sequence = reviewer.NextSequence(),
        Station = station,
        Contest = contest,
        Form = story.Dossier(station, contest).Form!.Index,
        Figures = figures,
    };

    /// <summary>The figures of a form, by field.</summary>
    public static ImmutableSortedDictionary<string, Votes> ToFigures(this FigureSet figures) =>
        figures.Contest.Fields.ToImmutableSortedDictionary(field => field.Id, field => figures[field.Id]!.Value, StringComparer.Ordinal);

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
    public static long Withhold(this Story story, string station, string contest, TakedownNotice notice, string province = "11")
    {
        story.Takedown(station, contest, new RequestTakedown(notice), province);
        var request = story.Count.Size - 1;
        story.Takedown(station, contest, new ConfirmTakedown(request, notice), province);
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
