using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sirekap.Server.OpenData.Takedowns;

namespace Sirekap.Server.OpenData;

/// <summary>Everything that the log says of one station's form, field by field, with its evidence.</summary>
/// <param name="Station">The 13-character code.</param>
/// <param name="Name">KPU's name.</param>
/// <param name="Contest">The contest's code.</param>
/// <param name="State">awaited, received, agreed, review, decided, final or unreadable; agreed, decided and final are counted.</param>
/// <param name="Disputed">Whether an objection is open.</param>
/// <param name="Decision">What people decided last on the form in force; left out while nobody has.</param>
/// <param name="Figures">Every field of the form, by its id, in the form's order.</param>
/// <param name="Pages">Every page of the form.</param>
/// <param name="Findings">What is wrong with the form in force, or worth a look.</param>
/// <param name="Claims">What others publish for this station, the latest of each source.</param>
/// <param name="Objections">The objections, oldest first.</param>
/// <param name="Takedowns">Its pictures that were withheld and its figures that were suspended, oldest first; left out where there are none.</param>
/// <param name="Sampled">Whether the form in force was drawn for blind re-reading; left out where it was not.</param>
/// <param name="Recheck">The blind re-reading of the form in force; left out where there is none.</param>
/// <param name="Rivals">Other phones' forms of which figures differ from the form in force, oldest first; left out where there are none.</param>
/// <param name="History">Every statement about this form, oldest first.</param>
/// <param name="Size">The number of log entries that this document follows from.</param>
public sealed record StationDocument(
    string Station, string Name, string Contest, string State, bool Disputed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DecisionDocument? Decision,
    OrderedDictionary<string, FieldDocument> Figures,
    ImmutableArray<PageDocument> Pages,
    ImmutableArray<FindingDocument> Findings,
    ImmutableArray<ClaimDocument> Claims,
    ImmutableArray<ObjectionDocument> Objections,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<TakedownDocument>? Takedowns,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Sampled,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RecheckDocument? Recheck,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<RivalDocument>? Rivals,
    ImmutableArray<HistoryDocument> History,
    long Size);

/// <summary>A form that another phone of the station sent without naming the one in force, with other figures. It takes no place and enters no total.</summary>
/// <param name="Log">Its log index; the receipt of that index carries the statement and its signature.</param>
/// <param name="At">The time that the officer claims, UTC.</param>
/// <param name="Key">The id of the key that signed.</param>
/// <param name="Figures">Its figures, by field id; a field that the officer left empty is absent.</param>
/// <param name="Contradicts">The fields in which it differs from the form in force.</param>
/// <param name="Photos">The SHA-256 of each photograph that it announces, by page number.</param>
public sealed record RivalDocument(
    long Log, string At, string Key, OrderedDictionary<string, int> Figures, ImmutableArray<string> Contradicts, OrderedDictionary<string, string> Photos);

/// <summary>What people decided on a form.</summary>
/// <param name="Log">Its log index.</param>
/// <param name="Outcome">accept, correct, unreadable or return: the form goes on waiting, and its officer may send a new one with better photographs.</param>
/// <param name="Reason">Why: misread, mistyped, wrong-on-paper, illegible and others.</param>
/// <param name="Note">The same in a sentence; left out where there is none.</param>
public sealed record DecisionDocument(
    long Log, string Outcome, string Reason, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note);

/// <summary>A blind re-reading of a form of the sample.</summary>
/// <param name="Log">Its log index.</param>
/// <param name="Differing">The fields that were read otherwise than counted.</param>
/// <param name="Open">Whether nobody has decided on them since.</param>
public sealed record RecheckDocument(long Log, ImmutableArray<string> Differing, bool Open);

/// <summary>One field of a form.</summary>
/// <param name="Value">The counted figure; null while the form is not counted.</param>
/// <param name="Readings">Every reading of the field, counted or not.</param>
/// <param name="Evidence">Where it is written; null until its page has been read.</param>
/// <param name="Suspended">The log index of a takedown that stands over the figure, which is counted all the same; left out where none does.</param>
public sealed record FieldDocument(
    int? Value, ImmutableArray<ReadingDocument> Readings, EvidenceDocument? Evidence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Suspended = null);

/// <summary>One reading of a field.</summary>
/// <param name="Source">officer, machine or reviewer.</param>
/// <param name="Value">The number; null unless read.</param>
/// <param name="State">read, blank or illegible.</param>
/// <param name="Confidence">The machine's confidence from 0 to 1; null for people.</param>
/// <param name="Cause">Why the machine did not read it; null otherwise.</param>
/// <param name="Log">The log index of the statement.</param>
public sealed record ReadingDocument(string Source, int? Value, string State, decimal? Confidence, string? Cause, long Log);

/// <summary>Where a figure is written.</summary>
/// <param name="Photo">The SHA-256 of the photograph as the officer sent it.</param>
/// <param name="Public">The SHA-256 of the public copy, with names covered; null where there is none.</param>
/// <param name="Url">The address of the public copy.</param>
/// <param name="Page">The form's page, from 1.</param>
/// <param name="Box">Where in the public copy the handwriting stands: x, y, width, height in pixels.</param>
/// <param name="Log">The log indexes of form and reading.</param>
public sealed record EvidenceDocument(
    string Photo, string? Public, string? Url, int Page, ImmutableArray<int>? Box, EvidenceLogDocument Log);

/// <summary>The log indexes of the statements that evidence rests on.</summary>
/// <param name="Form">The officer's form.</param>
/// <param name="Reading">The machine's reading of the page.</param>
public sealed record EvidenceLogDocument(long Form, long Reading);

/// <summary>One page of a form.</summary>
/// <param name="Page">The number, from 1.</param>
/// <param name="Photo">The SHA-256 of the photograph that the officer announced; null where none was.</param>
/// <param name="Public">The SHA-256 of the public copy; null until it has been read, and where names could not be covered.</param>
/// <param name="Url">The address of the public copy.</param>
/// <param name="Refused">Why the machine could not read the page at all; null otherwise.</param>
/// <param name="Log">The log index of the page's reading; null until it has been read.</param>
/// <param name="Withheld">The log index of a takedown that stands over the picture; left out where none does.</param>
public sealed record PageDocument(
    int Page, string? Photo, string? Public, string? Url, string? Refused, long? Log,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Withheld = null);

/// <summary>A rule that figures break.</summary>
/// <param name="Code">The rule's code, see <c>/api/v1/rules</c>.</param>
/// <param name="Severity">hard keeps the form out of the count; soft is worth a look.</param>
/// <param name="Fields">The fields concerned.</param>
/// <param name="Expression">The breach in numbers.</param>
/// <param name="Text">What a citizen may conclude.</param>
public sealed record FindingDocument(
    string Code, string Severity, ImmutableArray<string> Fields, string Expression, TextDocument Text);

/// <summary>A sentence in both languages.</summary>
/// <param name="Id">Indonesian.</param>
/// <param name="En">English.</param>
public sealed record TextDocument(string Id, string En);

/// <summary>Figures that somebody else publishes for the station.</summary>
/// <param name="Source">Who.</param>
/// <param name="Version">The source's own version mark; null where it gives none.</param>
/// <param name="Log">The log index of the claim.</param>
/// <param name="Payload">The SHA-256 of the payload that it was taken from.</param>
/// <param name="Figures">The figures claimed, by field id; a field that the source does not state is absent.</param>
/// <param name="Contradicts">The fields in which it differs from the form.</param>
/// <param name="Findings">The rules that its own figures break.</param>
public sealed record ClaimDocument(
    string Source, string? Version, long Log, string Payload,
    OrderedDictionary<string, int> Figures, ImmutableArray<string> Contradicts, ImmutableArray<FindingDocument> Findings);

/// <summary>An objection (keberatan).</summary>
/// <param name="Log">Its log index.</param>
/// <param name="Text">Its words.</param>
/// <param name="Answer">The answer; null while it is open.</param>
public sealed record ObjectionDocument(long Log, string Text, AnswerDocument? Answer);

/// <summary>The answer to an objection.</summary>
/// <param name="Log">Its log index.</param>
/// <param name="Text">Its words.</param>
public sealed record AnswerDocument(long Log, string Text);

/// <summary>One statement about a form.</summary>
/// <param name="Log">Its log index.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="At">The time that the signer claims, UTC.</param>
/// <param name="Key">The id of the key that signed.</param>
/// <param name="Ignored">Why the count ignores it; left out where it holds.</param>
/// <param name="Replaces">The log index of the form that this form names as replaced; left out where it names none.</param>
/// <param name="Reason">Why it replaces that form: mistyped, bad-photograph, paper-corrected or sent-back; left out where it does not say.</param>
/// <param name="Against">The log index of the form in force that this one contradicted and did not name; left out for all others.</param>
public sealed record HistoryDocument(
    long Log, string Kind, string At, string Key,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IgnoredDocument? Ignored,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Replaces = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Against = null);

/// <summary>Why the count ignores a statement.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Sentence">In words.</param>
public sealed record IgnoredDocument(string Code, string Sentence);
