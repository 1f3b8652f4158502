using System.Collections.Immutable;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Tests.Counting;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Rights;

/// <summary>One statement for each deed, about the first station of a district or the district itself, sound but for the right to it.</summary>
static class Deeds
{
    private const string Station = "1101022001001", District = "110102", Desa = SmallElection.Desa;

    public static Statement Of(Story story, TestKey key, Deed deed)
    {
        var (election, at, sequence) = (story.Definition.Id, story.Now, key.NextSequence());
        var form = story.Count.Contest(Desa)!.DossierOf(story.Definition.Regions.FindStation(Station)!.Value)?.Form;
        return deed switch
        {
            Deed.SendForm => new FormStatement
            {
                Election = election,
                At = at,
                Sequence = sequence,
                Station = Station,
                Contest = Desa,
                Pages = story.Definition.FindContest(Desa)!.Form.Pages.ToImmutableSortedDictionary(
                    page => page.Number, page => Story.Photo(Station, page.Number, sequence)),
                Figures = DesaFigures.Good,
                Replaces = form?.Index,
            },
            Deed.StateReading => new ReadingStatement
            {
                Election = election,
                At = at,
                Sequence = sequence,
                Station = Station,
                Contest = Desa,
                Form = form!.Index,
                Page = 1,
                Photo = form.Pages[1],
                Model = Digest.Of("model"u8),
                Refused = "no-tag",
                Figures = [],
            },
            Deed.RecordClaim => new ClaimStatement
            {
                Election = election,
                At = at,
                Sequence = sequence,
                Source = "kpu",
                Station = Station,
                Contest = Desa,
                Version = "1",
                Payload = Digest.Of("claim"u8),
                Figures = Story.Figures(("D", 1)),
            },
            Deed.Decide => new DecisionStatement
            {
                Election = election,
                At = at,
                Sequence = sequence,
                Station = Station,
                Contest = Desa,
                Form = form!.Index,
                Outcome = Outcome.Accept,
                Reason = DecisionReason.Misread,
            },
            Deed.OpenRecap => Recap(new OpenRecap(StorySteps.Present)),
            Deed.CloseRecap => Recap(new CloseRecap(story.TotalsOf(District, Desa), story.DocumentOf(District, Desa))),
            Deed.CorrectForm => story.Correction(Station, Desa, Story.Figures()) with { Sequence = sequence },
            Deed.AcceptRecap => Recap(story.Acceptance(District, Desa)),
            Deed.ReopenRecap => Recap(new ReopenRecap("Putusan")),
            Deed.Object => Objection(null),
            Deed.AnswerObjection => Objection(story.Dossier(Station, Desa).Objections[0].Index),
            Deed.Recheck => story.RecheckOf(key, Station, Desa, DesaFigures.Good) with { Sequence = sequence },
            Deed.RequestTakedown => Takedown(new RequestTakedown(story.Notice(new FigureSubject("D"), "lain"))),
            Deed.ConfirmTakedown => Takedown(new ConfirmTakedown(story.Count.Takedowns.All[0].Index, story.Count.Takedowns.All[0].Notice)),
            Deed.LiftTakedown => Takedown(new LiftTakedown(story.Count.Takedowns.All[0].Index, "Dicabut.")),
            Deed.RecordReport => Report(new MakeReport(null, 1)),
            Deed.AnswerReport => Report(new AnswerReports(story.Count.Contest(Desa)!.Reports.Groups.Single().Last.Index, ReportVerdict.Stands, "Sama.")),
            Deed.ManagePeople => Enrolment(Role.Secretary),
            Deed.ManageAdministrators => Enrolment(Role.Registrar),
            _ => throw new ArgumentOutOfRangeException(nameof(deed), deed, "No statement shows this."),
        };

        RecapStatement Recap(RecapAction action) =>
            new() { Election = election, At = at, Sequence = sequence, Region = District, Contest = Desa, Action = action };

        ObjectionStatement Objection(long? answers) =>
            new() { Election = election, At = at, Sequence = sequence, Station = Station, Contest = Desa, Text = "Angka tertukar.", Answers = answers };

        TakedownStatement Takedown(TakedownAction action) =>
            new() { Election = election, At = at, Sequence = sequence, Station = Station, Contest = Desa, Action = action };

        ReportStatement Report(ReportAction action) => new()
        {
            Election = election,
            At = at,
            Sequence = sequence,
            Station = Station,
            Contest = Desa,
            Subject = ReportSubject.Unreadable,
            Action = action,
        };

        KeyStatement Enrolment(Role role)
        {
            using var newcomer = new TestKey();
            return KeyStatement.Enrol(election, at, sequence, newcomer.PublicKey, role, District);
        }
    }
}
