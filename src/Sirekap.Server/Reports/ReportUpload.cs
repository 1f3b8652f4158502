using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Sirekap.Election.Statements;
using Sirekap.Server.Photos;

namespace Sirekap.Server.Reports;

/// <summary>Reads a report's form with a photograph in it (multipart/form-data). Names of files are not looked at.</summary>
internal static class ReportUpload
{
    /// <summary>The type of such a form.</summary>
    public const string Type = "multipart/form-data";

    /// <summary>The most bytes of such a form.</summary>
    public const int MostBytes = PhotoShelf.MostBytes + ReportDraft.MostBytes;

    private const int MostParts = 12;

    /// <summary>Reads a form.</summary>
    /// <param name="contentType">The type with its boundary.</param>
    /// <param name="body">The form's bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="RefusedException">It is none, has two photographs, or too much text.</exception>
    public static async Task<ReportDraft> ParseAsync(string contentType, byte[] body, CancellationToken cancellation)
    {
        var (texts, photo) = (new Dictionary<string, string>(StringComparer.Ordinal), (byte[]?)null);
        try
        {
            if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is not { Length: > 0 and <= 70 } boundary)
                throw new InvalidDataException("the form names no boundary.");
            var reader = new MultipartReader(boundary, new MemoryStream(body)) { HeadersCountLimit = 8, HeadersLengthLimit = 2048 };
            for (var parts = 0; await reader.ReadNextSectionAsync(cancellation) is { } section; parts++)
            {
                if (parts == MostParts || section.GetContentDispositionHeader() is not { } disposition)
                    throw new InvalidDataException("it has too many parts, or a part without a name.");
                using var part = new MemoryStream();
                await section.Body.CopyToAsync(part, cancellation);
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                if (name != "photo")
                    texts.TryAdd(name, part.Length <= ReportDraft.MostBytes ? Encoding.UTF8.GetString(part.GetBuffer(), 0, (int)part.Length) : throw new InvalidDataException($"the part \"{name}\" is too long."));
                else if (part.Length > 0)
                    photo = photo is null ? part.ToArray() : throw new InvalidDataException("a report has one photograph.");
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw new RefusedException("malformed", $"This is not the form of a report: {broken.Message}");
        }

        return ReportDraft.Of(name => texts.GetValueOrDefault(name, "")) with { Photo = photo };
    }
}
