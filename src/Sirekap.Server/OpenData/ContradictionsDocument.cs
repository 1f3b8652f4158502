using System.Collections.Immutable;

namespace Sirekap.Server.OpenData;

/// <summary>One page of the claims that contradict a form or themselves, by station.</summary>
/// <param name="Contest">The contest's code.</param>
/// <param name="Items">The claims.</param>
/// <param name="Next">The station to give as <c>after</c> for the next page; null on the last.</param>
/// <param name="Size">The number of log entries that this document follows from.</param>
public sealed record ContradictionsDocument(string Contest, ImmutableArray<ContradictionDocument> Items, string? Next, long Size);

/// <summary>A claim that contradicts a form or itself.</summary>
/// <param name="Station">The station's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Village">Its village.</param>
/// <param name="State">The state of the form.</param>
/// <param name="Written">The form's figures in the fields that the claim contradicts.</param>
/// <param name="Claim">The claim.</param>
public sealed record ContradictionDocument(
    string Station, string Name, PlaceDocument Village, string State, OrderedDictionary<string, int> Written, ClaimDocument Claim);
