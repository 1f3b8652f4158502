using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sirekap.Server.OpenData.Takedowns;

/// <summary>Every takedown of the log, past and present.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Size">The number of log entries that this document follows from.</param>
public sealed record TakedownsDocument(ImmutableArray<TakedownDocument> Items, long Size);

/// <summary>One takedown.</summary>
/// <param name="Log">The log index of the request.</param>
/// <param name="State">requested, standing, withdrawn or lifted; one that stands has no effect after <paramref name="Expires"/>.</param>
/// <param name="Station">The station's code.</param>
/// <param name="Contest">The contest's code.</param>
/// <param name="Photo">The SHA-256 of the public picture withheld; left out for a figure.</param>
/// <param name="Field">The field whose figure is suspended, and stays in every total; left out for a picture.</param>
/// <param name="Reason">Why, by code.</param>
/// <param name="Text">Why, in a sentence.</param>
/// <param name="Order">The number of the authority's order.</param>
/// <param name="Expires">When it ends by itself, UTC.</param>
/// <param name="Requested">When it was asked for, by the signer's clock.</param>
/// <param name="Confirmed">The second signature; left out while there is none.</param>
/// <param name="Lifted">Its end by statement; left out while there is none.</param>
public sealed record TakedownDocument(
    long Log, string State, string Station, string Contest,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Photo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field,
    string Reason, string Text, string Order, string Expires, string Requested,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TakedownStepDocument? Confirmed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TakedownStepDocument? Lifted);

/// <summary>A later step of a takedown.</summary>
/// <param name="Log">Its log index.</param>
/// <param name="At">When, by the signer's clock.</param>
/// <param name="Text">Why it ended; left out for a confirmation.</param>
public sealed record TakedownStepDocument(long Log, string At, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text);
