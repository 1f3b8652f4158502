using Sirekap.Election.Counting;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>The plenary on the wall.</summary>
/// <param name="Plenary">The plenary.</param>
/// <param name="Totals">The region's totals.</param>
/// <param name="IsStill">Whether the page stands still; otherwise it loads itself again.</param>
public sealed record BoardView(PlenaryView Plenary, RegionTotals Totals, bool IsStill);
