using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;

namespace Sirekap.Server.Site.Objections;

/// <summary>One page of the list of objections.</summary>
/// <param name="Filter">What is looked at.</param>
/// <param name="Within">The region looked at; null where the query names none that exists.</param>
/// <param name="Counts">How many of the region are in each state.</param>
/// <param name="Matching">How many match.</param>
/// <param name="Rows">Those of the page.</param>
public sealed record ObjectionsView(
    ObjectionsFilter Filter, Region? Within, ImmutableDictionary<ObjectionState, int> Counts, int Matching, ImmutableArray<ObjectionLine> Rows)
{
    /// <summary>How many stand on a page.</summary>
    public const int PageSize = 50;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Matching + PageSize - 1) / PageSize);

    /// <summary>The objections of some contests.</summary>
    /// <param name="count">The count.</param>
    /// <param name="contests">The contests.</param>
    /// <param name="filter">What is looked at.</param>
    /// <param name="bound">The region beyond which nothing is looked at; null for none.</param>
    internal static ObjectionsView Of(Count count, IEnumerable<ContestCount> contests, ObjectionsFilter filter, Region? bound = null)
    {
        var region = RegionOf(count, filter);
        var all = LinesOf(count, contests, filter, bound);
        var ordered = Order(all, filter);
        var number = Math.Min(filter.Number, Math.Max(1, (ordered.Length + PageSize - 1) / PageSize));
        return new(
            filter with { Number = number }, region, all.CountBy(line => line.State).ToImmutableDictionary(), ordered.Length,
            [.. ordered.Skip((number - 1) * PageSize).Take(PageSize)]);
    }

    /// <summary>All that match, in the order of the list.</summary>
    internal static ObjectionLine[] Select(Count count, IEnumerable<ContestCount> contests, ObjectionsFilter filter, Region? bound = null) =>
        Order(LinesOf(count, contests, filter, bound), filter);

    private static Region? RegionOf(Count count, ObjectionsFilter filter) => filter.Region.Length > 0 ? count.Definition.Regions.FindRegion(filter.Region) : null;

    private static ObjectionLine[] LinesOf(Count count, IEnumerable<ContestCount> contests, ObjectionsFilter filter, Region? bound)
    {
        var region = RegionOf(count, filter);
        return [.. contests.SelectMany(contest => contest.Objections.All)
            .Where(filed => (bound is not { } outer || IsWithin(filed, outer)) && (filter.Region.Length == 0 || (region is { } inner && IsWithin(filed, inner))))
            .Select(filed => new ObjectionLine(filed, filed.Objection.StateIn(count)))];
    }

    private static ObjectionLine[] Order(ObjectionLine[] all, ObjectionsFilter filter)
    {
        var matching = all.Where(line => filter.State is null || line.State == filter.State);
        return filter.ByDue
            ? [.. matching.OrderBy(line => line.Filed.Objection.Answer is not null).ThenBy(line => line.Filed.Objection.At.Moment)]
            : [.. matching.OrderByDescending(line => line.Filed.Objection.Index)];
    }

    /// <summary>Whether an objection is to a region, to one below it, or to a station in it.</summary>
    internal static bool IsWithin(FiledObjection filed, Region region) => filed.Region == region || filed.Region.Ancestors.Contains(region);
}

/// <summary>An objection in the list.</summary>
/// <param name="Filed">The objection and where it belongs.</param>
/// <param name="State">Where it stands.</param>
public sealed record ObjectionLine(FiledObjection Filed, ObjectionState State);
