using Sirekap.Log;

namespace Sirekap.Server.Witnesses;

/// <summary>How many witnesses have cosigned a checkpoint.</summary>
/// <param name="Signed">So many have.</param>
/// <param name="Of">So many were asked.</param>
/// <param name="Missing">The others.</param>
public sealed record WitnessTally(int Signed, int Of, IReadOnlyList<MissingWitness> Missing)
{
    /// <summary>Counts the witnesses of a policy whose cosignatures were checked.</summary>
    public static WitnessTally By(LogPolicy policy, SignedCheckpoint checkpoint)
    {
        var missing = policy.Witnesses.Where(witness => checkpoint.Cosignatures.All(cosignature => !cosignature.Key.Equals(witness.Key)));
        IReadOnlyList<MissingWitness> names = [.. missing.Select(witness => new MissingWitness(witness.Name, null))];
        return new(policy.Witnesses.Length - names.Count, policy.Witnesses.Length, names);
    }
}

/// <summary>A witness that has not cosigned the checkpoint.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Trouble">Why, as a sentence; null while it is being asked.</param>
public sealed record MissingWitness(string Name, string? Trouble);
