using System.Collections.Immutable;

namespace Sirekap.Log;

/// <summary>Which cosigners suffice: one witness, so many of a group's members, or nobody.</summary>
abstract record Quorum(string Name)
{
    public static Quorum None { get; } = new Group("none", 0, []);

    public abstract bool IsMetBy(IReadOnlySet<CosignatureVerifier> signed);

    public sealed record Witness(string Name, CosignatureVerifier Key) : Quorum(Name)
    {
        public override bool IsMetBy(IReadOnlySet<CosignatureVerifier> signed) => signed.Contains(Key);
    }

    public sealed record Group(string Name, int Threshold, ImmutableArray<Quorum> Members) : Quorum(Name)
    {
        public override bool IsMetBy(IReadOnlySet<CosignatureVerifier> signed) =>
            Members.Count(member => member.IsMetBy(signed)) >= Threshold;
    }
}
