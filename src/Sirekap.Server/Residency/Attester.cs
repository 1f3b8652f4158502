using System.Collections.Immutable;
using System.Security.Cryptography;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Guarding;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Intake;
using Sirekap.Server.Ledger;
using Sirekap.Storage;

namespace Sirekap.Server.Residency;

/// <summary>States in the log what a check of all endpoints found. Evidence on shown places is published; sealed places can be opened with what is kept beside it.</summary>
internal sealed partial class Attester(SirekapOptions options, LiveCount live, LogBook book, KeyFolder keys, HomeGuard home, ServerHand hand, ILogger<Attester> logger)
{
    private readonly SealShelf _seals = new(book.Records, options.Data);

    /// <summary>Publishes the evidence, then states. A server whose key is not enrolled, and a closed log, state nothing.</summary>
    public async Task AttestAsync(CancellationToken cancellation)
    {
        if (!options.Residency.Attest)
            return;
        if (!hand.Signer.IsEnrolled)
        {
            LogNotEnrolled(logger, keys.PathOf(KeyNames.Server));
            return;
        }

        var findings = home.Endpoints.Findings;
        var evidence = EvidenceJson.Write(EvidenceFile.Of(home.Endpoints.Map.Home, [.. findings.Where(finding => !finding.Endpoint.IsWithheld).Select(finding => finding.Evidence).OfType<SubjectEvidence>()]));
        var digest = Digest.Of(evidence);
        await PublishAsync(digest, evidence, cancellation);
        var openings = new Dictionary<Digest, SealedOpening>();
        var endpoints = findings.ToImmutableSortedDictionary(finding => finding.Endpoint.Name, finding => StateOf(finding, openings), StringComparer.Ordinal);
        foreach (var (seal, opening) in openings)
            await _seals.KeepAsync(seal, opening, cancellation);
        var outcome = await hand.Signer.AppendAsync(
            (at, sequence) => new ResidencyStatement
            {
                Election = live.Definition.Id,
                At = at,
                Sequence = sequence,
                Program = ProgramName.Full,
                Home = home.Endpoints.Map.Home,
                Evidence = digest,
                Endpoints = endpoints,
            },
            cancellation);
        if (outcome is AppendOutcome.Refused { Refusal: { Code: not "log-closed" } refusal })
            LogRefused(logger, refusal.Sentence);
        await _seals.WriteFilesAsync(live.Read(count => count.Attestations.Where(attestation => attestation.Key == hand.Signer.Key).ToList()), cancellation);
    }

    private static EndpointState StateOf(EndpointFinding finding, Dictionary<Digest, SealedOpening> openings) => new(
        Word(finding.Endpoint.Role), Word(finding.Endpoint.Data), Word(finding.Standing), finding.Country, PlaceOf(finding, openings));

    private static EndpointPlace PlaceOf(EndpointFinding finding, Dictionary<Digest, SealedOpening> openings)
    {
        if (finding.Endpoint is not { Host: { } host, Port: var port })
            return new HereItself();
        var place = ShownPlace.Of(FormattableString.Invariant($"{host}:{port}"), finding.Addresses);
        if (!finding.Endpoint.IsWithheld)
            return place;
        var salt = RandomNumberGenerator.GetBytes(SealedPlace.SaltBytes);
        var seal = SealedPlace.Of(salt, place);
        openings.Add(seal.Seal, new(Convert.ToHexStringLower(salt), place.Host, place.Addresses));
        return seal;
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>An attestation matters more than its evidence: it goes out even where the store of files is itself what is refused.</summary>
    private async Task PublishAsync(Digest digest, byte[] evidence, CancellationToken cancellation)
    {
        try
        {
            await book.Blobs.PutAsync(EvidenceEndpoints.NameOf(digest), evidence, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            LogNoEvidence(logger, failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Where the endpoints are is not attested, because the key {Path} is not enrolled in this log: sign a key statement for it with the root key, role server.")]
    private static partial void LogNotEnrolled(ILogger logger, string path);

    [LoggerMessage(2, LogLevel.Error, "The attestation of the endpoints was not taken: {Sentence}")]
    private static partial void LogRefused(ILogger logger, string sentence);

    [LoggerMessage(3, LogLevel.Error, "The evidence on the endpoints could not be published: {Trouble}")]
    private static partial void LogNoEvidence(ILogger logger, string trouble);
}
