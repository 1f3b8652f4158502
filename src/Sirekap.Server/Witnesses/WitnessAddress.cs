using System.Collections.Immutable;
using Sirekap.Log;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Witnesses;

/// <summary>A witness that the log asks.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Url">Where it takes checkpoints; ends with a slash.</param>
/// <param name="Keys">Its keys: any of them will do.</param>
public sealed record WitnessAddress(string Name, Uri Url, ImmutableArray<CosignatureVerifier> Keys)
{
    // Every reader of notes must accept 16 signatures; ours accept 100, and nobody publishes a quorum of more than these.
    private const int MostKeys = 64;

    /// <summary>The witnesses of the settings, and of the policy file that they name; each address once.</summary>
    /// <exception cref="InvalidDataException">A witness has no usable key or address, there are too many, or the policy file is malformed.</exception>
    public static IReadOnlyList<WitnessAddress> Read(SirekapOptions options)
    {
        var witnesses = options.Witnesses.Select(Read).Concat(OfPolicy(options.WitnessPolicy)).ToList();
        if (witnesses.Count > MostKeys)
            throw new InvalidDataException($"There are {witnesses.Count} witness keys; a checkpoint carries at most {MostKeys}.");
        return
        [
            .. witnesses.GroupBy(witness => witness.Url)
                .Select(same => new WitnessAddress(same.First().Name, same.Key, [.. same.SelectMany(witness => witness.Keys).Distinct()])),
        ];
    }

    private static WitnessAddress Read(WitnessOptions witness)
    {
        try
        {
            var key = CosignatureVerifier.Parse(witness.Key);
            return new(witness.Name ?? key.Name, UrlOf(witness.Name ?? key.Name, witness.Url), [key]);
        }
        catch (LogDataException reason)
        {
            throw new InvalidDataException($"Sirekap:Witnesses: {reason.Message}", reason);
        }
    }

    private static IEnumerable<WitnessAddress> OfPolicy(string? file)
    {
        if (file is null)
            return [];
        try
        {
            return LogPolicy.Parse(File.ReadAllBytes(file)).Witnesses.Select(witness => new WitnessAddress(witness.Name, UrlOf(witness.Name, witness.Url), [witness.Key]));
        }
        catch (LogDataException reason)
        {
            throw new InvalidDataException($"{file}: {reason.Message}", reason);
        }
    }

    private static Uri UrlOf(string name, string? url) =>
        Uri.TryCreate(url?.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
            ? address
            : throw new InvalidDataException($"The witness {name} has the address \"{url}\"; the log can ask it only at an http or https address.");
}
