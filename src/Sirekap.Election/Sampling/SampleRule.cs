namespace Sirekap.Election.Sampling;

/// <summary>How many counted forms people read again, blind. The election's data, so fixed before the first form.</summary>
/// <param name="FormsPerProvince">How many of each province and contest are to be expected in the sample; all, where a province has fewer stations.</param>
public sealed record SampleRule(int FormsPerProvince);
