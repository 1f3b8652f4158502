using System.Globalization;
using System.Text.Json;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Residency;

namespace Sirekap.Cli.Verification;

/// <summary>
/// Checks the chain of attestations: that each server's times go forward, that evidence which is published is the evidence that was meant, and that
/// seals open with what an auditor was given. Whether the places are as stated it cannot know.
/// </summary>
/// <param name="read">Reads a published file; null where there is none.</param>
/// <param name="openings">A file or folder that opens seals; null opens none.</param>
internal sealed class AttestationCheck(Func<string, CancellationToken, Task<byte[]?>> read, string? openings)
{
    /// <summary>An hour, and time for the check itself.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(75);

    /// <summary>How many different evidence files were there and compared.</summary>
    public int Compared { get; private set; }

    /// <summary>The evidence files that are not published, each with the first attestation that names it.</summary>
    public List<(Digest Evidence, long Index)> Missing { get; } = [];

    /// <summary>How many seals were opened.</summary>
    public int Opened { get; private set; }

    /// <summary>The times between which a server attested nothing for longer than an hour.</summary>
    public List<(StatementTime From, StatementTime To)> Gaps { get; } = [];

    public async Task<IReadOnlyList<Problem>> CheckAsync(IReadOnlyList<Attestation> attestations, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        foreach (var ofOne in attestations.GroupBy(attestation => attestation.Key))
            problems.AddRange(Times([.. ofOne]));
        foreach (var same in attestations.GroupBy(attestation => attestation.Statement.Evidence))
        {
            if (await read($"residency/{same.Key}.json", cancellation) is not { } evidence)
            {
                Missing.Add((same.Key, same.First().Index));
                continue;
            }

            Compared++;
            if (Digest.Of(evidence) != same.Key)
                problems.Add(new($"residency/{same.Key}.json", Words.OtherEvidence(same.First().Index)));
        }

        return [.. problems, .. OpeningFiles().SelectMany(file => Open(file, attestations))];
    }

    private IEnumerable<Problem> Times(IReadOnlyList<Attestation> ofOne)
    {
        foreach (var (before, after) in ofOne.Zip(ofOne.Skip(1)))
        {
            var pause = after.Statement.At.Moment - before.Statement.At.Moment;
            if (pause < TimeSpan.Zero)
                yield return new($"log entry {after.Index}", Words.AttestedEarlier(before.Index));
            else if (pause > LongestPause)
                Gaps.Add((before.Statement.At, after.Statement.At));
        }
    }

    private IEnumerable<string> OpeningFiles() =>
        openings is null ? [] : Directory.Exists(openings) ? Directory.EnumerateFiles(openings, "*.json").Order(StringComparer.Ordinal) : [openings];

    private IEnumerable<Problem> Open(string file, IReadOnlyList<Attestation> attestations)
    {
        if (!long.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || attestations.FirstOrDefault(attestation => attestation.Index == index) is not { } attestation)
            return [new(file, Words.NoAttestation)];
        try
        {
            return [.. SealedOpening.Read(File.ReadAllBytes(file)).Where(opening => !Fits(attestation, opening.Key, opening.Value))
                .Select(opening => new Problem($"log entry {index}", Words.OtherSeal(opening.Key)))];
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException)
        {
            return [new(file, Words.Broken(wrong.Message))];
        }
    }

    private bool Fits(Attestation attestation, string name, SealedOpening opening)
    {
        if (attestation.Statement.Endpoints.GetValueOrDefault(name)?.Place is not SealedPlace place
            || opening.Salt.Length != 2 * SealedPlace.SaltBytes
            || SealedPlace.Of(Convert.FromHexString(opening.Salt), new(opening.Host, opening.Addresses)) != place)
            return false;
        Opened++;
        return true;
    }
}
