using System.Collections.Immutable;
using Sirekap.Election.Readings;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Statements;

/// <summary>One full statement of every kind and action, with every optional field filled.</summary>
static class Samples
{
    public static readonly StatementTime At = StatementTime.Parse("2024-02-14T11:30:00Z");

    private const string Election = "kecil-2024", Station = "1101012001001", Contest = SmallElection.Desa;
    private static readonly Digest Some = Digest.Of("some"u8), Other = Digest.Of("other"u8);

    public static IReadOnlyDictionary<string, Statement> All(ImmutableArray<byte> publicKey) => new Dictionary<string, Statement>
    {
        ["election"] = new ElectionStatement
        {
            Election = Election,
            At = At,
            Sequence = 1,
            Log = "example.id/kecil",
            Program = "sirekap 0.1.0",
            Root = publicKey,
            After = new("example.id/kecil-lama", 812, Convert.ToBase64String(new byte[32])),
            Files = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [new("election.json", Some), new KeyValuePair<string, Digest>("rules.json", Other)]),
        },
        ["close"] = new CloseStatement { Election = Election, At = At, Sequence = 9, Reason = "the result is final" },
        ["residency"] = new ResidencyStatement
        {
            Election = Election,
            At = At,
            Sequence = 13,
            Program = "sirekap 0.1.0",
            Home = "ID",
            Evidence = Some,
            Endpoints = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
            [
                new("ledger", new EndpointState("database", "uncounted", "declared", "ID", new HereItself())),
                new("photos", new EndpointState("store", "personal", "proven", "ID", SealedPlace.Of(new byte[32], ShownPlace.Of("rgw.contoh.id:443", ["36.95.1.1"])))),
                new KeyValuePair<string, EndpointState>("witness-1", new EndpointState("witness", "public", "unknown", null, ShownPlace.Of("saksi.contoh.id:443", ["36.95.1.2", "2001:db8::2"]))),
            ]),
        },
        ["key enrol"] = KeyStatement.Enrol(Election, At, 2, publicKey, Role.Officer, Station),
        ["key revoke"] = KeyStatement.Revoke(Election, At, 3, KeyId.Of(publicKey.AsSpan()), "lost"),
        ["form"] = new FormStatement
        {
            Election = Election,
            At = At,
            Sequence = 4,
            Station = Station,
            Contest = Contest,
            Replaces = 3,
            Reason = ReplacementReason.PaperCorrected,
            Pages = ImmutableSortedDictionary.CreateRange([new(1, Some), new KeyValuePair<int, Digest>(2, Other)]),
            Figures = Story.Figures(("D", 300), ("P", 250)),
        },
        ["reading"] = new ReadingStatement
        {
            Election = Election,
            At = At,
            Sequence = 5,
            Station = Station,
            Contest = Contest,
            Form = 7,
            Page = 1,
            Photo = Some,
            Model = Other,
            PublicCopy = Other,
            Fingerprint = new Fingerprint([1, 2, 3, ulong.MaxValue]),
            Signals = ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal).Add("screen", []).Add("twin-glyphs", ["D", "P"]),
            Figures =
            [
                new(FieldReading.Read("D", new Votes(300), 999_000), new(1, 2, 3, 4), null) { Confirmations = 1, Alternatives = [new(new(800), 700), new(new(200), 150)] },
                new(FieldReading.Blank("P", 800_000), new(5, 6, 7, 8), null),
                new(FieldReading.Illegible("Q", 0), new(0, 0, 65_535, 65_535), "overwritten"),
            ],
        },
        ["reading refused"] = new ReadingStatement
        {
            Election = Election,
            At = At,
            Sequence = 6,
            Station = Station,
            Contest = Contest,
            Form = 7,
            Page = 2,
            Photo = Some,
            Model = Other,
            Refused = "no-tag",
            Figures = [],
        },
        ["decision"] = new DecisionStatement
        {
            Election = Election,
            At = At,
            Sequence = 7,
            Station = Station,
            Contest = Contest,
            Form = 7,
            Outcome = Outcome.Correct,
            Reason = DecisionReason.Mistyped,
            Corrections = Story.Figures(("D", 301)),
            Note = "Angka 0, bukan 6: \"lihat foto\".",
        },
        ["decision of the plenary"] = new DecisionStatement
        {
            Election = Election,
            At = At,
            Sequence = 7,
            Station = Station,
            Contest = Contest,
            Form = 7,
            Outcome = Outcome.Correct,
            Reason = DecisionReason.Plenary,
            Corrections = Story.Figures(("D", 301)),
            Was = Story.Figures(("D", 300)),
            Minute = 12,
        },
        ["recap open"] = Recap(8, new OpenRecap(StorySteps.Present)),
        ["recap close"] = Recap(9, new CloseRecap(ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [new KeyValuePair<string, long>("D", 1L << 40)]), Some)),
        ["recap accept"] = Recap(9, new AcceptRecap("00af", "9e01")),
        ["recap reopen"] = Recap(10, new ReopenRecap("Putusan Bawaslu")),
        ["objection"] = new ObjectionStatement
        {
            Election = Election,
            At = At,
            Sequence = 11,
            Station = Station,
            Contest = Contest,
            Text = "Saksi keberatan.",
            Answers = 12,
        },
        ["recheck"] = new RecheckStatement
        {
            Election = Election,
            At = At,
            Sequence = 17,
            Station = Station,
            Contest = Contest,
            Form = 7,
            Figures = Story.Figures(("D", 300)),
            Illegible = ["P"],
        },
        ["takedown request"] = Takedown(14, new RequestTakedown(Notice)),
        ["takedown confirm"] = Takedown(15, new ConfirmTakedown(14, Notice with { Subject = new FigureSubject("C.1"), Reason = TakedownReason.CourtOrder })),
        ["takedown lift"] = Takedown(16, new LiftTakedown(14, "Putusan dicabut.")),
        ["objection to a tier"] = new ObjectionStatement
        {
            Election = Election,
            At = At,
            Sequence = 11,
            Region = "110101",
            Contest = Contest,
            Text = "Saksi keberatan.",
        },
        ["report make"] = Report(14, new MakeReport(Some, 1)),
        ["report make with a photograph"] = Report(14, new MakeReport(null, 1) { Photo = Some }),
        ["report release"] = Report(14, new JudgePicture(12, Some, true, "Tidak ada orang di foto ini.")),
        ["report withhold"] = Report(14, new JudgePicture(12, Some, false, "Ada wajah di foto ini.")),
        ["report make of many"] = Report(15, new MakeReport(null, 1_000_000)),
        ["report answer"] = Report(16, new AnswerReports(12, ReportVerdict.Stands, "Angka pada foto 90, sama dengan yang dihitung.")),
        ["claim"] = new ClaimStatement
        {
            Election = Election,
            At = At,
            Sequence = 12,
            Station = Station,
            Contest = Contest,
            Source = "kpu",
            Version = "2024-02-15 12:00:28",
            Payload = Some,
            Figures = Story.Figures(("C.1", 9)),
        },
    };

    private static TakedownNotice Notice => new(new PictureSubject(Some), TakedownReason.PersonalData, "Wajah saksi terlihat.", "12/PP.01/2024", StatementTime.Parse("2024-03-01T00:00:00Z"));

    private static TakedownStatement Takedown(long sequence, TakedownAction action) =>
        new() { Election = Election, At = At, Sequence = sequence, Station = Station, Contest = Contest, Action = action };

    private static ReportStatement Report(long sequence, ReportAction action) => new()
    {
        Election = Election,
        At = At,
        Sequence = sequence,
        Station = Station,
        Contest = Contest,
        Subject = ReportSubject.FigureDiffers,
        Field = "C.1",
        Action = action,
    };

    private static RecapStatement Recap(long sequence, RecapAction action) =>
        new() { Election = Election, At = At, Sequence = sequence, Region = "110101", Contest = Contest, Action = action };
}
