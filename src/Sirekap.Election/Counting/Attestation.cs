using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>A server's word on where its endpoints are, as it stands in the log.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Key">The server's key.</param>
/// <param name="Statement">What it says.</param>
public sealed record Attestation(long Index, KeyId Key, ResidencyStatement Statement);
