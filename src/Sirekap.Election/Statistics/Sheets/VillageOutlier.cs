using System.Collections.Immutable;

namespace Sirekap.Election.Statistics.Sheets;

/// <summary>A station whose share of a candidate's votes lies far from those of the other stations of its village, measured by how much those differ among themselves.</summary>
/// <param name="Station">The station's code.</param>
/// <param name="Candidate">The candidate's field.</param>
/// <param name="Votes">The candidate's votes there.</param>
/// <param name="Valid">The sum of all candidates' votes there.</param>
/// <param name="Others">How many other stations of the village it is compared with.</param>
/// <param name="Usual">The mean of their shares, in parts per million.</param>
/// <param name="Scatter">How far one station of this size usually lies from that mean, in parts per million: never less than chance alone makes it.</param>
/// <param name="OneIn">One in how many stations would lie as far out if the village's shares scattered normally (Student's distribution), rounded down.</param>
public sealed record VillageOutlier(string Station, string Candidate, int Votes, int Valid, int Others, long Usual, long Scatter, long OneIn);

/// <summary>What was looked for and found.</summary>
/// <param name="Stations">How many stations were compared with their village.</param>
/// <param name="Special">How many counted ones were not, because they are special locations: their voters are not the village's.</param>
/// <param name="NotCompared">How many counted ones were not for other reasons: fewer than <see cref="VillageComparison.LeastValid"/> votes, an unknown figure, or too few neighbours.</param>
/// <param name="Comparisons">How many shares were compared: one for each station and candidate.</param>
/// <param name="Found">How many of them lie as far out as <see cref="VillageComparison.Seldom"/>, or further.</param>
/// <param name="Furthest">Of these the <see cref="VillageComparison.MostListed"/> furthest, the furthest first.</param>
public sealed record VillageOutliers(int Stations, int Special, int NotCompared, long Comparisons, int Found, ImmutableArray<VillageOutlier> Furthest)
{
    /// <summary>How many chance alone would let one find at most, rounded up, in a nation whose villages scatter normally.</summary>
    public long ByChance => (Comparisons + VillageComparison.Seldom - 1) / VillageComparison.Seldom;
}
