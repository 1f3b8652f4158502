using System.Collections.Immutable;
using System.Globalization;

namespace Sirekap.Server.OpenData.Stations;

/// <summary>The tables of stations of a contest.</summary>
/// <param name="Contest">The contest's code.</param>
/// <param name="Dictionary">The page that describes every column.</param>
/// <param name="Tables">The nation's, then the provinces'.</param>
public sealed record TablesDocument(string Contest, string Dictionary, ImmutableArray<TableDocument> Tables);

/// <summary>One table.</summary>
/// <param name="Region">The region's code; <c>0</c> is the nation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stations">How many rows it has.</param>
/// <param name="Editions">The address of its editions: asking there has one made.</param>
public sealed record TableDocument(string Region, string Name, int Stations, string Editions);

/// <summary>The editions of one table that are kept, the newest first.</summary>
/// <param name="Contest">The contest's code.</param>
/// <param name="Region">The region's code.</param>
/// <param name="Editions">The editions.</param>
public sealed record EditionsDocument(string Contest, string Region, ImmutableArray<EditionDocument> Editions);

/// <summary>One edition.</summary>
/// <param name="Size">The number of log entries that it follows from.</param>
/// <param name="Made">When this server made it (UTC).</param>
/// <param name="Rows">How many stations.</param>
/// <param name="Sha256">The SHA-256 of the uncompressed CSV.</param>
/// <param name="Files">The files.</param>
public sealed record EditionDocument(long Size, string Made, int Rows, string Sha256, ImmutableArray<EditionFileDocument> Files)
{
    internal static EditionDocument Of(string contest, string region, Edition edition) => new(
        edition.Size, edition.Made.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), edition.Rows, edition.Sha256,
        [.. Edition.Endings.Select(ending => new EditionFileDocument(
            string.Create(CultureInfo.InvariantCulture, $"/data/{contest}/{region}/{edition.Size}{ending}"), new FileInfo(edition.PathOf(ending)).Length))]);
}

/// <summary>A file of an edition.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Bytes">Its length.</param>
public sealed record EditionFileDocument(string Url, long Bytes);
