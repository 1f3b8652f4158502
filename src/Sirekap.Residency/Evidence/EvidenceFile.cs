using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sirekap.Residency.Evidence;

/// <summary>What an audit found, so that anyone can judge it again.</summary>
/// <param name="Format">Always <see cref="Name"/>.</param>
/// <param name="Home">The country that counts as home, ISO 3166.</param>
/// <param name="Subjects">What was audited, each with all that was asked.</param>
public sealed record EvidenceFile(string Format, string Home, ImmutableArray<SubjectEvidence> Subjects)
{
    /// <summary>The format's name and version.</summary>
    public const string Name = "sirekap-residency-evidence/1";

    /// <summary>A file of this version.</summary>
    public static EvidenceFile Of(string home, ImmutableArray<SubjectEvidence> subjects) => new(Name, home, subjects);
}

/// <summary>One subject of an audit with everything that was asked about it.</summary>
/// <param name="Subject">What was audited.</param>
/// <param name="Checks">The questions, in the order in which they were put.</param>
public sealed record SubjectEvidence(Subject Subject, ImmutableArray<Check> Checks);

/// <summary>What is audited.</summary>
/// <param name="Name">The host's name in ASCII (punycode), or a canonical address.</param>
/// <param name="Kind">What may be asked of it.</param>
public sealed record Subject(string Name, SubjectKind Kind)
{
    /// <summary>The page, for a site; null otherwise.</summary>
    public string? Url { get; init; }

    /// <summary>The name as people see it, where that is not <see cref="Name"/>.</summary>
    public string? Shown { get; init; }

    /// <summary>Whether the shown name mixes scripts so that it can pass for another one (UTS 39).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsLookalike { get; init; }
}

/// <summary>What a subject is, and so what its evidence can speak of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SubjectKind>))]
public enum SubjectKind
{
    /// <summary>An address alone: nothing was asked of the machine behind it.</summary>
    Address,

    /// <summary>A web site: a name, resolved, and a page, fetched.</summary>
    Site,

    /// <summary>A store, queue or service of the asker's own: what answers there is itself what keeps or processes the data.</summary>
    Endpoint,
}
