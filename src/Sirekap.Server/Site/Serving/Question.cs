using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Serving;

/// <summary>What a visitor asks, with the count held still for as long as the answer takes to gather: take out plain values.</summary>
/// <param name="Http">The request.</param>
/// <param name="Visit">Language, contest and version.</param>
/// <param name="Count">The count.</param>
public sealed record Question(HttpContext Http, Visit Visit, Count Count)
{
    internal const string ContestRoute = "contest";

    /// <summary>The count of the contest looked at.</summary>
    public ContestCount Contest => Count.Contest(Visit.Contest.Code)
        ?? throw new InvalidOperationException($"The count lacks contest {Visit.Contest.Code} of its own election.");

    /// <summary>The region tree.</summary>
    public RegionTree Regions => Count.Definition.Regions;

    /// <summary>The code in the path.</summary>
    public string Code => (string)Http.Request.RouteValues["code"]!;

    /// <summary>A value of the query; empty where it is not given.</summary>
    public string Query(string name) => Http.Request.Query[name].ToString();
}
