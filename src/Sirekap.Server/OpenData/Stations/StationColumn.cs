namespace Sirekap.Server.OpenData.Stations;

/// <summary>One column of the table of stations: what it is called, and how it follows from a row. Its description is docs/open-data.md's and the site's.</summary>
/// <param name="Name">The name in the header.</param>
/// <param name="Unit">What the values are: a key of the descriptions, such as <c>votes</c>.</param>
/// <param name="Source">Where they come from: a key of the descriptions, such as <c>form</c>.</param>
internal abstract record StationColumn(string Name, string Unit, string Source)
{
    /// <summary>The field of the form that the column holds; null where it holds none.</summary>
    public string? Field { get; init; }
}

/// <summary>A column of texts.</summary>
internal sealed record TextColumn(string Name, string Unit, string Source, Func<StationRow, string?> Of) : StationColumn(Name, Unit, Source);

/// <summary>A column of whole numbers; null is not known, and never 0.</summary>
internal sealed record NumberColumn(string Name, string Unit, string Source, Func<StationRow, long?> Of) : StationColumn(Name, Unit, Source);
