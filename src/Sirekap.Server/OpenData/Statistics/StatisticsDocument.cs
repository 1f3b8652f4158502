using System.Collections.Immutable;

namespace Sirekap.Server.OpenData.Statistics;

/// <summary>The statistics of a table of stations; docs/statistics.md says what each means and what it does not.</summary>
/// <param name="Contest">The contest's code.</param>
/// <param name="Region">The region's code; <c>0</c> is the nation.</param>
/// <param name="Size">The number of log entries that the table follows from.</param>
/// <param name="Stations">How many stations.</param>
/// <param name="Counted">How many are counted: all that follows is of these.</param>
/// <param name="Rules">The soft rules.</param>
/// <param name="Provinces">The same for each province; empty in a province's own document.</param>
/// <param name="Fingerprint">Turnout and share of the leading candidate.</param>
/// <param name="Digits">Last digits.</param>
/// <param name="Outliers">Stations unlike their village.</param>
public sealed record StatisticsDocument(
    string Contest, string Region, long Size, int Stations, int Counted, ImmutableArray<RuleRateDocument> Rules, ImmutableArray<ProvinceRatesDocument> Provinces,
    FingerprintDocument Fingerprint, ImmutableArray<DigitsDocument> Digits, OutliersDocument Outliers);

/// <summary>How many counted forms break a soft rule.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Forms">How many forms.</param>
public sealed record RuleRateDocument(string Rule, int Forms);

/// <summary>The soft rules in a province.</summary>
/// <param name="Province">The province's code.</param>
/// <param name="Counted">How many forms are counted there.</param>
/// <param name="Rules">The rules.</param>
public sealed record ProvinceRatesDocument(string Province, int Counted, ImmutableArray<RuleRateDocument> Rules);

/// <summary>How many stations there are of each turnout and share.</summary>
/// <param name="Candidate">The field of the leading candidate; null where nobody has a vote.</param>
/// <param name="Stations">How many stations are in it.</param>
/// <param name="Small">How many are left out: few voters, or a figure that is not known.</param>
/// <param name="Above">How many have a turnout above 100 % of their list; they are in the last square.</param>
/// <param name="Corner">How many have both of 95 % or more.</param>
/// <param name="Step">The width of a square in percentage points.</param>
/// <param name="Squares">The squares that are not empty, by turnout and then share.</param>
public sealed record FingerprintDocument(string? Candidate, int Stations, int Small, int Above, int Corner, int Step, ImmutableArray<SquareDocument> Squares);

/// <summary>One square.</summary>
/// <param name="Turnout">Where it begins, in percent.</param>
/// <param name="Share">Where it begins, in percent.</param>
/// <param name="Stations">How many stations.</param>
public sealed record SquareDocument(int Turnout, int Share, int Stations);

/// <summary>The last digits of a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Numbers">How many counts of 10 or more.</param>
/// <param name="Small">How many smaller ones were left out.</param>
/// <param name="Seen">How many end in 0, 1, … 9.</param>
/// <param name="Expected">How many would, by their neighbours; rounded.</param>
/// <param name="ChiSquare">In thousandths, 9 degrees of freedom.</param>
public sealed record DigitsDocument(string Field, long Numbers, long Small, ImmutableArray<long> Seen, ImmutableArray<long> Expected, long ChiSquare);

/// <summary>Stations unlike their village.</summary>
/// <param name="Stations">How many stations were compared.</param>
/// <param name="Special">How many special locations were not.</param>
/// <param name="NotCompared">How many others were not.</param>
/// <param name="Comparisons">How many shares were compared.</param>
/// <param name="OneIn">What is listed would come about once in so many comparisons.</param>
/// <param name="ByChance">How many chance would let one find at most.</param>
/// <param name="Found">How many were found.</param>
/// <param name="Furthest">The furthest, at most 500.</param>
public sealed record OutliersDocument(
    int Stations, int Special, int NotCompared, long Comparisons, long OneIn, long ByChance, int Found, ImmutableArray<OutlierDocument> Furthest);

/// <summary>One of them.</summary>
/// <param name="Station">The station's code.</param>
/// <param name="Candidate">The candidate's field.</param>
/// <param name="Votes">The candidate's votes.</param>
/// <param name="Valid">All candidates' votes.</param>
/// <param name="Others">How many stations it is compared with.</param>
/// <param name="Usual">Their mean share in parts per million.</param>
/// <param name="Scatter">The usual distance from it in parts per million.</param>
/// <param name="OneIn">How seldom so far out.</param>
public sealed record OutlierDocument(string Station, string Candidate, int Votes, int Valid, int Others, long Usual, long Scatter, long OneIn);
