using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;

namespace Sirekap.Server.Takedowns;

/// <summary>What is in force over one form now.</summary>
/// <param name="Pictures">Takedowns of its pictures.</param>
/// <param name="Figures">Takedowns of its figures, by field.</param>
/// <param name="Withholds">Whether this site withholds the pictures, or only shows the notice beside them.</param>
public sealed record StationNotices(ImmutableDictionary<Digest, Takedown> Pictures, ImmutableDictionary<string, Takedown> Figures, bool Withholds)
{
    /// <summary>Nothing.</summary>
    public static StationNotices None { get; } = new(ImmutableDictionary<Digest, Takedown>.Empty, ImmutableDictionary<string, Takedown>.Empty, Withholds: false);

    /// <summary>The takedown over a picture; null where none is in force.</summary>
    public Takedown? Over(Digest? copy) => copy is { } named ? Pictures.GetValueOrDefault(named) : null;

    /// <summary>Whether a picture may not be shown here.</summary>
    public bool IsWithheld(Digest? copy) => Withholds && Over(copy) is not null;

    internal static StationNotices Of(Count count, Dossier? dossier, TakedownPolicy policy)
    {
        if (dossier is null || count.Takedowns.All.Count == 0)
            return None;
        var pictures = ImmutableDictionary.CreateBuilder<Digest, Takedown>();
        foreach (var copy in dossier.Readings.Values.Select(reading => reading.Statement.PublicCopy).OfType<Digest>())
        {
            if (policy.Over(count, copy) is { } takedown)
                pictures[copy] = takedown;
        }

        return new(pictures.ToImmutable(), policy.FiguresOf(count, dossier), policy.Follows);
    }
}
