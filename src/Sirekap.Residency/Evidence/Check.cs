using System.Text.Json.Serialization;

namespace Sirekap.Residency.Evidence;

/// <summary>
/// One question put to one source at one time, with its answer. A question stays listed when its answer is missing: what was asked and is not
/// told makes every verdict weaker.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(ResolutionCheck), "resolution")]
[JsonDerivedType(typeof(ReverseCheck), "reverse")]
[JsonDerivedType(typeof(RegistryCheck), "registry")]
[JsonDerivedType(typeof(OriginCheck), "origin")]
[JsonDerivedType(typeof(DatabaseCheck), "database")]
[JsonDerivedType(typeof(RegionCheck), "region")]
[JsonDerivedType(typeof(EdgeCheck), "edge")]
[JsonDerivedType(typeof(CertificateCheck), "certificate")]
[JsonDerivedType(typeof(ResponseCheck), "response")]
[JsonDerivedType(typeof(MailCheck), "mail")]
[JsonDerivedType(typeof(RoundTripCheck), "roundTrip")]
public abstract record Check
{
    /// <summary>Who was asked: a resolver, a database, a list, the server itself.</summary>
    public required string Source { get; init; }

    /// <summary>The day of the data that the source has; null for a source that answers live.</summary>
    public DateOnly? SourceDate { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where a recorded fact comes from, if it was not measured by this program.</summary>
    public string? Note { get; init; }

    /// <summary>Why there is no answer; null where there is one.</summary>
    public Trouble? Trouble { get; init; }

    /// <summary>Whether the source answered.</summary>
    [JsonIgnore]
    public abstract bool IsAnswered { get; }

    /// <summary>Neither an answer nor a reason for its absence: somebody took it out.</summary>
    [JsonIgnore]
    public bool IsWithheld => !IsAnswered && Trouble is null;

    /// <summary>The same question with its answer taken out.</summary>
    public abstract Check Withhold();
}

/// <summary>A check whose answer has a shape of its own.</summary>
/// <typeparam name="TAnswer">The shape.</typeparam>
public abstract record Check<TAnswer> : Check
    where TAnswer : class
{
    /// <summary>What the source said; null where it said nothing.</summary>
    public TAnswer? Answer { get; init; }

    /// <inheritdoc/>
    public override bool IsAnswered => Answer is not null && Trouble is null;

    /// <inheritdoc/>
    public override Check Withhold() => this with { Answer = null, Trouble = null };
}

/// <summary>A check about one address.</summary>
/// <typeparam name="TAnswer">The shape of the answer.</typeparam>
public abstract record AddressCheck<TAnswer> : Check<TAnswer>
    where TAnswer : class
{
    /// <summary>The address asked about, in the canonical form of RFC 5952.</summary>
    public required string Address { get; init; }
}

/// <summary>Why a source gave no answer that can be used.</summary>
/// <param name="Code">A stable code: <c>corrupt</c>, <c>overlap</c>, <c>undated</c>, <c>missing</c>, <c>timeout</c>, <c>unreachable</c>, <c>refused</c>, <c>offline</c>.</param>
/// <param name="Detail">What happened, in English, with the value.</param>
public sealed record Trouble(string Code, string Detail);
