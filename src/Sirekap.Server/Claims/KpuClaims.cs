using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Statements;

namespace Sirekap.Server.Claims;

/// <summary>Turns KPU's payload of one station into figures by our field ids. A pure function of its bytes.</summary>
public static class KpuClaims
{
    /// <summary>The name of this source in claims.</summary>
    public const string Source = "kpu";

    /// <summary>Reads a payload: a candidate may be absent, votes and administration may be null.</summary>
    /// <exception cref="RefusedException">The bytes are no station payload of this contest (<c>not-a-kpu-payload</c>).</exception>
    public static PublishedFigures Read(Contest contest, ReadOnlyMemory<byte> payload)
    {
        try
        {
            var parsed = KpuStationPayload.Parse(contest, payload);
            var figures = ImmutableSortedDictionary.CreateBuilder<string, Votes>(StringComparer.Ordinal);
            for (var column = 0; column < contest.Fields.Length; column++)
            {
                if (parsed.Figures[column] is { } votes)
                    figures.Add(contest.Fields[column].Id, votes);
            }

            return new(parsed.PublishedAt, Digest.Of(payload.Span), figures.ToImmutable());
        }
        catch (FormatException error)
        {
            throw new RefusedException("not-a-kpu-payload", error.Message);
        }
    }
}
