using System.Collections.Immutable;

namespace Sirekap.Server.Desk.Lists;

/// <summary>A choice above a list, and what it takes.</summary>
/// <param name="Name">Its name in the query.</param>
/// <param name="Title">The key of its label.</param>
/// <param name="Values">What can be chosen; what is no value of it means all.</param>
/// <param name="All">The key of the words for no choice.</param>
public record Pick(string Name, string Title, ImmutableArray<PickValue> Values, string All = "list.all");

/// <summary>A value of a choice.</summary>
/// <param name="Code">The value in the query.</param>
/// <param name="Words">The key of its words; null where the code is said as it is.</param>
public sealed record PickValue(string Code, string? Words = null);

/// <summary>A choice with the rows that it takes.</summary>
/// <param name="Name">Its name in the query.</param>
/// <param name="Title">The key of its label.</param>
/// <param name="Values">What can be chosen.</param>
/// <param name="Takes">Whether a row is taken by a value.</param>
/// <param name="All">The key of the words for no choice.</param>
public sealed record Pick<TRow>(string Name, string Title, ImmutableArray<PickValue> Values, Func<TRow, string, bool> Takes, string All = "list.all")
    : Pick(Name, Title, Values, All);
