using System.Collections.Immutable;
using Sirekap.Election.Readings;

namespace Sirekap.Election.Acceptance;

/// <summary>A number as the machine read it, with what else it could be.</summary>
/// <param name="Value">The number.</param>
/// <param name="Confidence">Its probability, parts per million.</param>
/// <param name="Confirmations">How many other encodings of the field (bubbles, tally) say the same number.</param>
/// <param name="Alternatives">What else the boxes could say.</param>
public sealed record DoubtfulFigure(Votes Value, int Confidence, int Confirmations, ImmutableArray<Alternative> Alternatives);
