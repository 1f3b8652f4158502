using System.Collections.Immutable;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>Reads and writes the figures of a statement: an object from field id to number.</summary>
internal static class Figures
{
    public static CanonicalObject Write(IEnumerable<KeyValuePair<string, Votes>> figures)
    {
        var members = new CanonicalObject();
        foreach (var (field, votes) in figures)
            members.Set(field, votes.Value);
        return members;
    }

    public static ImmutableSortedDictionary<string, Votes> Read(CanonicalObject members) =>
        members.Names.ToImmutableSortedDictionary(
            field => field, field => new Votes((int)members.Integer(field, 0, Votes.Most)), StringComparer.Ordinal);
}
