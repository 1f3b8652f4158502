using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Claims;

/// <summary>What became of one file.</summary>
public enum ClaimOutcome
{
    /// <summary>A claim was recorded.</summary>
    Recorded,

    /// <summary>The latest claim of the source is of this very payload: nothing to do.</summary>
    Unchanged,

    /// <summary>The source publishes no figure for the station, and never has.</summary>
    Empty,

    /// <summary>The file, or the claim, was refused.</summary>
    Refused,
}

/// <summary>One file's outcome.</summary>
/// <param name="File">The file.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Refusal">Why it was refused; otherwise null.</param>
public sealed record ClaimResult(ClaimFile File, ClaimOutcome Outcome, Refusal? Refusal = null);

/// <summary>
/// Records what KPU publishes as signed claims on a running server. May be repeated: a payload that is recorded already is
/// left alone, so an interrupted import continues where it was.
/// </summary>
public sealed class ClaimImporter(ElectionDefinition election, Contest contest, ClaimServer server, ISigner signer, TimeProvider clock)
{
    /// <summary>Imports files one by one, in their order.</summary>
    /// <exception cref="RefusedException">The server does not let the key sign.</exception>
    public async IAsyncEnumerable<ClaimResult> Import(
        IEnumerable<ClaimFile> files, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var next = await server.NextSequence(signer.Key, cancel);
        foreach (var file in files)
        {
            var result = await Import(file, next, cancel);
            if (result.Outcome == ClaimOutcome.Recorded)
                next++;
            yield return result;
        }
    }

    private async Task<ClaimResult> Import(ClaimFile file, long sequence, CancellationToken cancel)
    {
        try
        {
            var published = KpuClaims.Read(contest, await File.ReadAllBytesAsync(file.Path, cancel));
            var latest = await server.LatestClaim(file.Station, contest.Code, KpuClaims.Source, cancel);
            if (latest?.Payload == published.Payload.ToString())
                return new(file, ClaimOutcome.Unchanged);
            // Figures that were published and are gone are a fact worth recording; none from the start are not.
            if (latest is null && published.Figures.IsEmpty)
                return new(file, ClaimOutcome.Empty);
            var refusal = await server.Send(SignedEntry.Sign(Claim(file.Station, published, sequence), signer), cancel);
            return refusal is null ? new(file, ClaimOutcome.Recorded) : new(file, ClaimOutcome.Refused, refusal);
        }
        catch (RefusedException refused)
        {
            return new(file, ClaimOutcome.Refused, refused.Refusal);
        }
    }

    private ClaimStatement Claim(string station, PublishedFigures published, long sequence) => new()
    {
        Election = election.Id,
        At = new(clock.GetUtcNow()),
        Sequence = sequence,
        Source = KpuClaims.Source,
        Station = station,
        Contest = contest.Code,
        Version = published.Version,
        Payload = published.Payload,
        Figures = published.Figures,
    };
}
