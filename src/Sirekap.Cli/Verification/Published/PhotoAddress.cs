using System.Text;
using System.Text.Json;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Mirror.Sources;
using Sirekap.Server.OpenData;

namespace Sirekap.Cli.Verification.Published;

/// <summary>
/// Where the site says that photographs are served: an operator's choice, so it is taken from the site. It stands in every link
/// to a picture, and every one of these is compared with it.
/// </summary>
internal static class PhotoAddress
{
    private const string Ending = "/photos/";

    public static PhotoLinks In(byte[]? elections)
    {
        try
        {
            using var document = JsonDocument.Parse(elections ?? "{}"u8.ToArray());
            return document.RootElement.TryGetProperty("photos", out var photos)
                && photos.GetString() is { } address && address.EndsWith(Ending, StringComparison.Ordinal)
                    ? new(address[..^Ending.Length])
                    : new();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What is wrong with the document is told when it is compared.
            return new();
        }
    }

    /// <summary>
    /// Nothing but the site's own links can contradict the address that it names, so the first station with a picture is asked;
    /// else a changed address would be blamed on the stations.
    /// </summary>
    public static async Task<Problem?> ContradictionAsync(
        IPublicSource source, PhotoLinks named, Count count, CancellationToken cancellation)
    {
        foreach (var (path, copy) in Pictures(count))
        {
            if (await source.ReadAsync(path, cancellation) is { } served && LinkIn(served, copy) is { } link)
            {
                var address = link[..(link.LastIndexOf(Ending, StringComparison.Ordinal) + Ending.Length)];
                return address == named.Base + Ending
                    ? null
                    : new(PublishedFile.ElectionsPath, Words.OtherPhotoAddress(named.Base + Ending, path, address));
            }
        }

        return null;
    }

    private static IEnumerable<(string Path, Digest Copy)> Pictures(Count count) =>
        from contest in count.Definition.Contests
        from dossier in count.Contest(contest.Code)!.Dossiers
        let copy = dossier.Readings.Values.Select(reading => reading.Statement.PublicCopy).FirstOrDefault(copy => copy is not null)
        where copy is not null
        select ($"api/v1/stations/{dossier.Station.Code}/{contest.Code}", copy.Value);

    /// <summary>The first JSON text of a document that is a link to a picture.</summary>
    private static string? LinkIn(byte[] served, Digest copy)
    {
        var text = Encoding.UTF8.GetString(served);
        var end = text.IndexOf($"{Ending}{copy}.jpg\"", StringComparison.Ordinal);
        var start = end < 0 ? -1 : text.LastIndexOf('"', end);
        return start < 0 ? null : JsonSerializer.Deserialize<string>(text[start..(text.IndexOf('"', end) + 1)]);
    }
}
