using System.Collections.Immutable;

namespace Sirekap.Election.Contests;

/// <summary>One number on the form, named by the form's own numbering, such as <c>I.B1.J</c>.</summary>
/// <param name="Id">The form's numbering.</param>
/// <param name="Page">The page that carries the field, from 1.</param>
/// <param name="Label">What the number counts, for people.</param>
public sealed record ContestField(string Id, int Page, LocalizedText Label);

/// <summary>A part of the form under one heading.</summary>
/// <param name="Id">What the ids of its fields have before their first full stop, such as <c>IV</c>.</param>
/// <param name="Title">The heading.</param>
public sealed record ContestSection(string Id, LocalizedText Title);

/// <summary>A candidate, ticket or list.</summary>
/// <param name="Id">KPU's id, the key in KPU's payloads.</param>
/// <param name="Number">The number on the ballot.</param>
/// <param name="Name">The name as KPU prints it.</param>
/// <param name="Color">KPU's display colour, <c>#rrggbb</c>.</param>
/// <param name="Field">The field that counts this candidate's votes.</param>
public sealed record Candidate(string Id, int Number, string Name, string Color, string Field);

/// <summary>The fields that play parts which every contest has; null where a form lacks one.</summary>
/// <param name="Valid">Valid votes.</param>
/// <param name="Invalid">Invalid votes.</param>
/// <param name="Total">Valid and invalid votes.</param>
/// <param name="Voters">Voters on the list (DPT).</param>
/// <param name="Turnout">Voters who voted.</param>
public sealed record FieldRoles(string Valid, string Invalid, string Total, string? Voters, string? Turnout);

/// <summary>The name under which KPU publishes a field in <c>administrasi</c>.</summary>
public sealed record KpuField(string Name, string Field);

/// <summary>How the two sides of a check must stand.</summary>
public enum CheckRelation
{
    /// <summary>The sums are equal.</summary>
    Equal,

    /// <summary>The left sum is at most the right.</summary>
    AtMost,

    /// <summary>The left sum is the right sum and a share of it, rounded up: ballots with their reserve.</summary>
    EqualWithReserve,

    /// <summary>The left sum is below a share of the right sum; holds where the right sum is 0.</summary>
    ShareBelow,

    /// <summary>The left sum lies strictly between 0 and the right sum; holds where the right sum is 0.</summary>
    StrictlyBetween,

    /// <summary>No single field of the left has the whole of the right; holds where the right sum is 0.</summary>
    NoneHasAll,

    /// <summary>
    /// The two lists do not hold each other's numbers, as when two rows of the form were exchanged. Each number of the
    /// right is a ceiling for its partner on the left; raised when a ceiling is broken and exchanging the rows mends all.
    /// </summary>
    NotSwapped,
}

/// <summary>One use of a rule of the catalogue on the fields of a contest.</summary>
/// <param name="Rule">The rule's code, such as <c>K.101</c>.</param>
/// <param name="Left">Fields whose sum is the left side.</param>
/// <param name="Relation">How the sides must stand.</param>
/// <param name="Right">Fields whose sum is the right side.</param>
/// <param name="PerMille">The share for relations that have one, in thousandths; otherwise 0.</param>
/// <param name="WhenUnknown">A stand-in check: applied only while the figure of this field is unknown. Null applies always.</param>
public sealed record ContestCheck(
    string Rule,
    ImmutableArray<string> Left,
    CheckRelation Relation,
    ImmutableArray<string> Right,
    int PerMille = 0,
    string? WhenUnknown = null);
