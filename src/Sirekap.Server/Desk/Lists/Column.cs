namespace Sirekap.Server.Desk.Lists;

/// <summary>Something by which a list can be sorted.</summary>
/// <param name="Name">Its name in the query.</param>
/// <param name="Title">The key of its heading.</param>
public record Column(string Name, string Title)
{
    /// <summary>A column sorted by text, character by character.</summary>
    public static Column<TRow> Text<TRow>(string name, string title, Func<TRow, string> text) =>
        new(name, title, Comparer<TRow>.Create((one, other) => string.CompareOrdinal(text(one), text(other))));

    /// <summary>A column sorted by a number or time.</summary>
    public static Column<TRow> Number<TRow>(string name, string title, Func<TRow, long> number) =>
        new(name, title, Comparer<TRow>.Create((one, other) => number(one).CompareTo(number(other))));
}

/// <summary>A column with the order of its rows.</summary>
/// <param name="Name">Its name in the query.</param>
/// <param name="Title">The key of its heading.</param>
/// <param name="Rising">The order.</param>
public sealed record Column<TRow>(string Name, string Title, IComparer<TRow> Rising) : Column(Name, Title);
