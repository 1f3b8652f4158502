using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Sirekap.Election.Statements;
using Sirekap.Server.Photos;

namespace Sirekap.Server.Reports;

/// <summary>
/// Reads a report's form with a photograph in it (multipart/form-data) as it comes in. Names of files are not looked at. What was typed survives whatever is wrong with the photograph, which
/// is the last of the form's parts: of one that is too large no more is held than of one that is not.
/// </summary>
internal static class ReportUpload
{
    /// <summary>The type of such a form.</summary>
    public const string Type = "multipart/form-data";

    /// <summary>How much of a part is read to be thrown away: a browser whose form is not read to its end shows no answer.</summary>
    private const int MostRead = 64 * 1024 * 1024;

    private const int MostParts = 12, ChunkBytes = 16 * 1024;
    private const string PhotoName = "photo";

    /// <summary>Reads a form.</summary>
    /// <param name="contentType">The type with its boundary.</param>
    /// <param name="body">The form's bytes.</param>
    /// <param name="hasPlace">Whether there is a place for its photograph (<see cref="ReportRoom"/>).</param>
    /// <param name="cancellation">Ends the reading; what came in until then is read.</param>
    public static async Task<SentReport> ReadAsync(string contentType, Stream body, bool hasPlace, CancellationToken cancellation)
    {
        var (texts, photos, fault) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<byte[]>(), (Refusal?)null);
        var hadPhoto = false;
        try
        {
            if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is not { Length: > 0 and <= 70 } boundary)
                throw new InvalidDataException("the form names no boundary.");
            var reader = new MultipartReader(boundary, body) { HeadersCountLimit = 8, HeadersLengthLimit = 2048 };
            for (var parts = 0; await reader.ReadNextSectionAsync(cancellation) is { } section; parts++)
            {
                if (parts == MostParts || section.GetContentDispositionHeader() is not { } disposition)
                    throw new InvalidDataException("it has too many parts, or a part without a name.");
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                // Set before it is read, since it may break off.
                hadPhoto |= name == PhotoName;
                var (bytes, length) = await PartAsync(section.Body, name != PhotoName ? ReportDraft.MostBytes : hasPlace && photos.Count == 0 ? PhotoShelf.MostBytes : 0, cancellation);
                if (name != PhotoName)
                {
                    texts.TryAdd(name, Encoding.UTF8.GetString(bytes));
                    fault ??= length > bytes.Length ? new("too-large", $"The part \"{name}\" has at most {ReportDraft.MostBytes} bytes; this one has {length}.") : null;
                }
                else if (length > 0)
                {
                    photos.Add(bytes);
                    fault ??= Judge(photos, length, hasPlace);
                }
                else
                {
                    // Browsers send an empty part where no file was chosen.
                    hadPhoto = photos.Count > 0;
                }

                if (length > MostRead)
                    break;
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            fault ??= new("malformed", $"This is not the form of a report: {broken.Message}");
        }
        catch (OperationCanceledException)
        {
            fault ??= hasPlace ? new("photo-too-slow", "The photograph took too long to come in: send a smaller one, or the report without it.") : Busy;
        }

        var sent = SentReport.Of(name => texts.GetValueOrDefault(name, ""), fault);
        return sent with { Draft = sent.Draft with { Photo = sent.Fault is null ? photos.SingleOrDefault() : null, HadPhoto = hadPhoto } };
    }

    private static Refusal Busy => new("photos-busy", "Too many photographs are on their way in: send the report again in a moment, or without the photograph.");

    private static Refusal? Judge(List<byte[]> photos, long length, bool hasPlace) => (photos, hasPlace) switch
    {
        ({ Count: > 1 }, _) => new("malformed", "This is not the form of a report: a report has one photograph."),
        (_, false) => Busy,
        _ when length > PhotoShelf.MostBytes => new("photo-too-large", $"A photograph has at most {PhotoShelf.MostBytes} bytes; this one has {length}."),
        _ => null,
    };

    /// <summary>Reads a part to its end.</summary>
    /// <returns>Its bytes up to the limit, and how many it has; of one that has more than are read at all, how many were read.</returns>
    private static async Task<(byte[] Bytes, long Length)> PartAsync(Stream part, int most, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var (chunk, length) = (new byte[ChunkBytes], 0L);
        while (length <= MostRead && await part.ReadAsync(chunk, cancellation) is var read and > 0)
        {
            kept.Write(chunk, 0, (int)Math.Min(read, most - kept.Length));
            length += read;
        }

        return (kept.ToArray(), length);
    }
}
