using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Regions;

namespace Sirekap.Election.Counting;

/// <summary>What one entry changed of one form: its state, or the figures that count.</summary>
/// <param name="Index">The log index of the entry.</param>
/// <param name="Kind">The statement's kind.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Station">The station.</param>
/// <param name="State">The state after it.</param>
/// <param name="Figures">The counted figures after it, by column; null where the form is not counted.</param>
public readonly record struct FormChange(long Index, string Kind, Contest Contest, Station Station, FormState State, ImmutableArray<int>? Figures);
