using System.Collections.Immutable;

namespace Sirekap.Server.OpenData.Accuracy;

/// <summary>How right the count of a contest is, estimated from forms that people read again blind.</summary>
/// <param name="Contest">The contest's code.</param>
/// <param name="FormsPerProvince">How many forms of each province are expected in the sample; null where none are drawn.</param>
/// <param name="All">All forms read again, which is no estimate for the nation: provinces have different shares in it.</param>
/// <param name="Provinces">By province: those with a form drawn.</param>
/// <param name="Models">By the SHA-256 of the machine's weights.</param>
/// <param name="Size">The number of log entries that this document follows from.</param>
public sealed record AccuracyDocument(
    string Contest, int? FormsPerProvince, AccuracyRowDocument All, ImmutableArray<AccuracyRowDocument> Provinces, ImmutableArray<AccuracyRowDocument> Models, long Size);

/// <summary>What the sample says of some of the counted forms.</summary>
/// <param name="Of">A province's code, a model's digest, or <c>all</c>.</param>
/// <param name="Name">The province's name; null for others.</param>
/// <param name="Sampled">How many forms were drawn; null by model.</param>
/// <param name="Forms">Forms with a figure that people found wrong.</param>
/// <param name="Figures">Figures that people found wrong.</param>
public sealed record AccuracyRowDocument(string Of, string? Name, int? Sampled, ErrorRateDocument Forms, ErrorRateDocument Figures);

/// <summary>A rate with its exact (Clopper–Pearson) 95 % interval.</summary>
/// <param name="Wrong">How many were wrong.</param>
/// <param name="Read">How many were read.</param>
/// <param name="Low">The interval's lower end in parts per million.</param>
/// <param name="High">Its upper end.</param>
public sealed record ErrorRateDocument(long Wrong, long Read, long Low, long High);
