using System.Collections.Immutable;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>The reports of one station, subject and field, with their answers.</summary>
/// <param name="Station">The station.</param>
/// <param name="Subject">What is wrong.</param>
/// <param name="Field">The field that is meant; null for none in particular.</param>
/// <param name="Reports">The reports by log index; at least one.</param>
/// <param name="Answers">The answers, oldest first.</param>
/// <param name="Number">How many reports these are.</param>
public sealed record ReportGroup(
    Station Station, ReportSubject Subject, string? Field, ImmutableList<PlacedReport> Reports, ImmutableList<PlacedAnswer> Answers, long Number)
{
    /// <summary>The oldest report.</summary>
    public PlacedReport First => Reports[0];

    /// <summary>The newest report.</summary>
    public PlacedReport Last => Reports[^1];

    /// <summary>Whether a report is not answered.</summary>
    public bool IsOpen => Last.Index > AnsweredUntil;

    /// <summary>The newest report that is answered; −1 while none is.</summary>
    public long AnsweredUntil => Answers.IsEmpty ? -1 : Answers[^1].Answer.Until;

    /// <summary>When something was last said of it.</summary>
    public StatementTime Changed => Answers.IsEmpty || IsOpen ? Last.At : Answers[^1].At;

    /// <summary>Whether an answer up to an index answers something: it names a report, and a newer one than the answer before.</summary>
    public bool CanBeAnswered(long until) => until > AnsweredUntil && Reports.BinarySearch(new(until, default, null, 1), PlacedReport.ByIndex) >= 0;

    /// <summary>The reports with a photograph, oldest first.</summary>
    public IEnumerable<PlacedReport> Pictured => Reports.Where(report => report.Photo is not null);

    /// <summary>Whether a photograph waits for somebody to release or withhold it.</summary>
    public bool HasWaitingPicture => Pictured.Any(report => report.Picture is null);

    /// <summary>Whether a photograph can be judged so: it is that report's, and waits, or was released and is now withheld. What was withheld is deleted, and stays so.</summary>
    public bool CanBeJudged(JudgePicture judgement) =>
        Reports.Find(report => report.Index == judgement.Report) is { Photo: { } photo, Picture: var before } && photo == judgement.Photo
        && (before is null || (before.IsShown && !judgement.IsShown));

    internal ReportGroup With(PlacedReport report) => this with { Reports = Reports.Add(report), Number = Number + report.Times };

    internal ReportGroup With(long index, StatementTime at, JudgePicture judgement)
    {
        var place = Reports.FindIndex(report => report.Index == judgement.Report);
        return this with { Reports = Reports.SetItem(place, Reports[place] with { Picture = new(index, at, judgement.IsShown, judgement.Text) }) };
    }
}

/// <summary>A report in its place in the log.</summary>
/// <param name="Index">The log index.</param>
/// <param name="At">The time that the server states.</param>
/// <param name="Seal">The digest of the words that the server keeps; null for none.</param>
/// <param name="Times">How many reports it stands for.</param>
public sealed record PlacedReport(long Index, StatementTime At, Digest? Seal, long Times)
{
    /// <summary>The digest of the reporter's photograph; null for none.</summary>
    public Digest? Photo { get; init; }

    /// <summary>What was decided on the photograph last; null while it waits, and where there is none.</summary>
    public PlacedJudgement? Picture { get; init; }

    internal static Comparer<PlacedReport> ByIndex { get; } = Comparer<PlacedReport>.Create((one, other) => one.Index.CompareTo(other.Index));
}

/// <summary>What was decided on a report's photograph, in its place in the log.</summary>
/// <param name="Index">The log index.</param>
/// <param name="At">The time that its signer states.</param>
/// <param name="IsShown">Whether it is released; otherwise it is withheld and deleted.</param>
/// <param name="Text">Why.</param>
public sealed record PlacedJudgement(long Index, StatementTime At, bool IsShown, string Text);

/// <summary>An answer in its place in the log.</summary>
/// <param name="Index">The log index.</param>
/// <param name="At">The time that its signer states.</param>
/// <param name="Answer">What it says.</param>
public sealed record PlacedAnswer(long Index, StatementTime At, AnswerReports Answer);
