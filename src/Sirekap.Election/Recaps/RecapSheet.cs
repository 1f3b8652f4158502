using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Recaps;

/// <summary>
/// What the recapitulation (D.Hasil) of one region states: the figures of every unit directly below and of all together, the objections to the tier, and for
/// a district those to its stations. It follows from the log alone, and is the same before the plenary closes and for as long as it is closed: so its
/// digest can be stated at closing and found again by anyone.
/// </summary>
/// <param name="Election">The election's id.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Region">The region of the plenary.</param>
/// <param name="Recap">The plenary so far; null where none was opened. Not part of the data.</param>
/// <param name="Units">The units below, in the order of their codes.</param>
/// <param name="Whole">All together.</param>
/// <param name="Objections">Objections to the tier, and for a district those to its stations, by their entries.</param>
public sealed record RecapSheet(
    string Election,
    Contest Contest,
    Region Region,
    Recap? Recap,
    ImmutableArray<RecapUnit> Units,
    RecapUnit Whole,
    ImmutableArray<RecapObjection> Objections)
{
    /// <summary>Takes the sheet of a region out of the count.</summary>
    /// <exception cref="ArgumentException">The region is a village, which holds no plenary.</exception>
    public static RecapSheet Of(Count count, ContestCount votes, Region region)
    {
        if (region.Level == RegionLevel.Village)
            throw new ArgumentException($"{region.Code} is a village, which holds no recapitulation.", nameof(region));
        var recap = votes.RecapOf(region);
        // What came after the end is not on the paper that was signed.
        var end = recap?.Closed?.Index ?? count.Size;
        return new(
            count.Definition.Id,
            votes.Contest,
            region,
            recap,
            [.. region.Children.Select(child => RecapUnit.Of(votes, child)).OrderBy(unit => unit.Code, StringComparer.Ordinal)],
            RecapUnit.Of(votes, region),
            [.. RecapObjection.Of(votes, region, end)]);
    }

    /// <summary>The data file: canonical JSON (RFC 8785).</summary>
    public byte[] ToBytes() => new CanonicalObject()
        .Set("election", Election)
        .Set("contest", Contest.Code)
        .Set("region", Region.Code)
        .Set("fields", ImmutableArray.CreateRange<object>(Contest.Fields.Select(field => field.Id)))
        .Set("units", ImmutableArray.CreateRange<object>(Units.Select(unit => unit.ToJson())))
        .Set("whole", Whole.ToJson())
        .Set("objections", ImmutableArray.CreateRange<object>(Objections.Select(objection => objection.ToJson())))
        .ToBytes();

    /// <summary>The digest of the data file, which stands on every page of the document and in the statement that closes the plenary.</summary>
    public Digest ToDigest() => Digest.Of(ToBytes());
}
