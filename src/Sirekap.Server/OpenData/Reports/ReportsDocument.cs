using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sirekap.Server.OpenData.Reports;

/// <summary>One page of what citizens report, by station.</summary>
/// <param name="Contest">The contest's code.</param>
/// <param name="Items">The topics: reports of one station, subject and field.</param>
/// <param name="Next">The station to give as <c>after</c> for the next page; null on the last.</param>
/// <param name="Size">The number of log entries that this document follows from.</param>
public sealed record ReportsDocument(string Contest, ImmutableArray<ReportTopicDocument> Items, string? Next, long Size);

/// <summary>The reports of one station, subject and field.</summary>
/// <param name="Station">The station's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Village">Its village.</param>
/// <param name="Subject">figure-differs, other-station, unreadable, wrong-sum or other.</param>
/// <param name="Field">The field of the form that is meant; null for none in particular.</param>
/// <param name="Reports">How many there are.</param>
/// <param name="Open">Whether one waits for an answer.</param>
/// <param name="First">The time of the first, UTC.</param>
/// <param name="Last">The time of the last, UTC.</param>
/// <param name="Log">The log index of the last.</param>
/// <param name="Answers">The answers, oldest first.</param>
/// <param name="Photos">The photographs of reporters, oldest first; left out where there are none.</param>
public sealed record ReportTopicDocument(
    string Station, string Name, PlaceDocument Village, string Subject, string? Field, long Reports, bool Open, string First, string Last, long Log,
    ImmutableArray<ReportAnswerDocument> Answers,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<ReportPhotoDocument>? Photos = null);

/// <summary>A reporter's photograph.</summary>
/// <param name="Log">The log index of the report.</param>
/// <param name="Photo">Its SHA-256.</param>
/// <param name="State">waiting, released or withheld.</param>
/// <param name="Decided">The log index of the decision; left out while it waits.</param>
/// <param name="Text">Why it was released or withheld; left out while it waits.</param>
public sealed record ReportPhotoDocument(
    long Log, string Photo, string State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Decided,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text);

/// <summary>An answer to reports.</summary>
/// <param name="Log">Its log index.</param>
/// <param name="At">The time that its signer claims, UTC.</param>
/// <param name="Until">The log index of the newest report that it answers.</param>
/// <param name="Verdict">stands, corrected, forwarded or unclear.</param>
/// <param name="Text">The same in a sentence.</param>
public sealed record ReportAnswerDocument(long Log, string At, long Until, string Verdict, string Text);
