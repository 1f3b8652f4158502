using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Contests;

namespace Sirekap.Election.Rules;

/// <summary>Compares a station's shares of the valid votes with those of the other stations of its village (rule P.204).</summary>
public static class VillageShare
{
    /// <summary>How far apart the shares must lie, in percentage points.</summary>
    public const int Points = 50;

    /// <summary>
    /// The finding for the first candidate, in ballot order, whose share lies <see cref="Points"/> or more from the
    /// village's; null where none does, or where station or village have no votes or an unknown figure.
    /// </summary>
    /// <param name="station">The station's figures.</param>
    /// <param name="others">Each candidate's votes, in ballot order, in the village's other counted stations together.</param>
    /// <exception cref="ArgumentException">There are more or fewer numbers than candidates.</exception>
    public static Finding? Compare(FigureSet station, ReadOnlySpan<long> others)
    {
        var candidates = station.Contest.Candidates;
        if (others.Length != candidates.Length)
            throw new ArgumentException($"Contest {station.Contest.Code} has {candidates.Length} candidates; give one number for each.", nameof(others));
        if (Own(station) is not { } own)
            return null;
        long ownSum = own.Sum(), otherSum = 0;
        foreach (var votes in others)
            otherSum += votes;
        if (ownSum == 0 || otherSum == 0)
            return null;
        for (var index = 0; index < own.Length; index++)
        {
            // |a/A - b/B| >= points/100, without fractions.
            if (Math.Abs((own[index] * otherSum) - (others[index] * ownSum)) * 100 >= ownSum * otherSum * Points)
            {
                return new Finding(
                    BuiltInRules.FarFromVillage,
                    [candidates[index].Field],
                    string.Create(CultureInfo.InvariantCulture, $"{own[index]} ÷ {ownSum} ↔ {others[index]} ÷ {otherSum}"));
            }
        }

        return null;
    }

    private static long[]? Own(FigureSet station)
    {
        var own = new long[station.Contest.Candidates.Length];
        for (var index = 0; index < own.Length; index++)
        {
            if (station[station.Contest.Candidates[index].Field] is not { } votes)
                return null;
            own[index] = votes.Value;
        }

        return own;
    }
}
