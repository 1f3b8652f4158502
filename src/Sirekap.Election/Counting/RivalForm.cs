using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>
/// A form that another phone of the station sent without naming the one in force, with other figures. It is evidence and takes no place: while it
/// stands, people must look. It goes when its own phone's form comes into force, and rests while both say the same.
/// </summary>
/// <param name="Index">The log index.</param>
/// <param name="Key">The phone that signed it.</param>
/// <param name="At">The time that the officer claims.</param>
/// <param name="Pages">The digest of each announced photograph, by page number.</param>
/// <param name="Figures">Its figures by column.</param>
public sealed record RivalForm(long Index, KeyId Key, StatementTime At, ImmutableSortedDictionary<int, Digest> Pages, FigureSet Figures);

/// <summary>The line of a form that stands against the one in force. A line of its own, so that the millions of others need no room for it.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Kind">The statement's kind.</param>
/// <param name="At">The time that the signer claims.</param>
/// <param name="Key">Who signed.</param>
/// <param name="Against">The log index of the form that was in force then.</param>
public sealed record RivalEntry(long Index, string Kind, StatementTime At, KeyId Key, long Against) : HistoryEntry(Index, Kind, At, Key, null);
