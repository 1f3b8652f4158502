using System.Collections.Immutable;

namespace Sirekap.Server.OpenData;

/// <summary>The count of one region and of what lies directly below it.</summary>
/// <param name="Region">KPU's code; 0 is the nation.</param>
/// <param name="Name">KPU's name.</param>
/// <param name="Level">nation, province, regency, district or village.</param>
/// <param name="Contest">The contest's code.</param>
/// <param name="Above">The regions above, the nation first.</param>
/// <param name="Stations">How many stations there are.</param>
/// <param name="Counted">How many of them are counted.</param>
/// <param name="States">How many stations are in each state.</param>
/// <param name="Totals">The totals of counted forms by field id, in the form's order; null while none is counted.</param>
/// <param name="Children">The regions directly below, by code; a village's stations.</param>
/// <param name="Recap">The recapitulation; null where none was opened.</param>
/// <param name="Changed">When a statement last changed anything here, UTC; null while nothing has come in.</param>
/// <param name="Size">The number of log entries that this document follows from.</param>
public sealed record RegionDocument(
    string Region, string Name, string Level, string Contest,
    ImmutableArray<PlaceDocument> Above,
    int Stations, int Counted, OrderedDictionary<string, int> States, OrderedDictionary<string, long>? Totals,
    ImmutableArray<ChildDocument> Children, RecapDocument? Recap, string? Changed, long Size);

/// <summary>A region's code and name.</summary>
/// <param name="Code">KPU's code.</param>
/// <param name="Name">KPU's name.</param>
public sealed record PlaceDocument(string Code, string Name);

/// <summary>What lies directly below a region: a region, or a station, whose one form is in one state.</summary>
/// <param name="Code">KPU's code.</param>
/// <param name="Name">KPU's name.</param>
/// <param name="Stations">How many stations there are.</param>
/// <param name="Counted">How many of them are counted.</param>
/// <param name="States">How many stations are in each state.</param>
/// <param name="Totals">The totals of counted forms by field id; null while none is counted.</param>
public sealed record ChildDocument(
    string Code, string Name, int Stations, int Counted, OrderedDictionary<string, int> States, OrderedDictionary<string, long>? Totals);

/// <summary>The recapitulation (D.Hasil) of a region.</summary>
/// <param name="Opened">The log index of its opening.</param>
/// <param name="Closed">Its end; null while it is open.</param>
/// <param name="Voided">The ends that a tier above made void, oldest first.</param>
public sealed record RecapDocument(long Opened, RecapEndDocument? Closed, ImmutableArray<RecapEndDocument> Voided);

/// <summary>The end of a recapitulation.</summary>
/// <param name="Log">The log index.</param>
/// <param name="Document">The SHA-256 of the signed document.</param>
/// <param name="Totals">The totals as closed, by field id.</param>
public sealed record RecapEndDocument(long Log, string Document, OrderedDictionary<string, long> Totals);
