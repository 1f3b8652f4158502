using Sirekap.Election;
using Sirekap.Reader;
using Sirekap.Reader.Pages;

namespace Sirekap.Cli.Reading;

/// <summary>What came of one file: a reading of a picture, or the reason why there is no picture.</summary>
/// <param name="File">The path as it was given.</param>
/// <param name="Page">The reading; null when the file could not be opened.</param>
/// <param name="Refused">The reason code; null when fields were read.</param>
/// <param name="Advice">The reason for people.</param>
internal sealed record FileReading(string File, PageReading? Page, string? Refused, LocalizedText? Advice)
{
    /// <summary>Far above any photograph, so that a wrong argument does not fill the memory.</summary>
    const long MostBytes = 64 * 1024 * 1024;

    /// <summary>The file's bytes; empty when it was not opened.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Reads one file; whatever is wrong with it becomes a reason.</summary>
    /// <param name="file">The path.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="expected">The page that is asked for; any where none is given.</param>
    public static FileReading Of(string file, PageReader reader, PageExpectation? expected = null)
    {
        try
        {
            var info = new FileInfo(file);
            if (!info.Exists)
                return new(file, null, "file-not-found", new("Berkas tidak ada.", "There is no such file."));
            if (info.Length > MostBytes)
                return Of(file, new PageReading { Refusal = Refusal.TooLarge });
            var jpeg = System.IO.File.ReadAllBytes(file);
            return Of(file, reader.Read(jpeg, expected)) with { Bytes = jpeg };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new(file, null, "file-not-readable", new("Berkas tidak dapat dibuka: " + failure.Message, "The file cannot be opened: " + failure.Message));
        }
    }

    static FileReading Of(string file, PageReading page) => new(file, page, page.Refusal?.Code(), page.Refusal?.Advice());
}
