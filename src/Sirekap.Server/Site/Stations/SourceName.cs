namespace Sirekap.Server.Site.Stations;

/// <summary>The name of a claim's source for reading: an abbreviation such as <c>kpu</c> in capitals, anything longer as it is.</summary>
public static class SourceName
{
    private const int LongestAbbreviation = 4;

    /// <summary>The name.</summary>
    public static string Of(string source) => source.Length <= LongestAbbreviation ? source.ToUpperInvariant() : source;
}
