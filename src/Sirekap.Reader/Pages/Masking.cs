using System.Collections.Immutable;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;

namespace Sirekap.Reader.Pages;

/// <summary>Makes the public copy of a photograph: names and signatures under flat grey, metadata gone.</summary>
public static class Masking
{
    /// <summary>High enough that the public copy reads as the original does.</summary>
    const int Quality = 92;

    /// <summary>The grey of covered areas.</summary>
    const byte Grey = 170;

    /// <summary>Covers the form's mask areas. Deterministic: the same photograph and reading give the same bytes.</summary>
    /// <param name="jpeg">The photograph as it came.</param>
    /// <param name="reading">What the reader found in this photograph; <see cref="PageReading.MayBeShown"/> must hold.</param>
    /// <returns>A JPEG of the same size in pixels.</returns>
    /// <exception cref="ArgumentException">The page was not found in the picture, so nobody knows what must be covered; or the bytes are not the picture that was read.</exception>
    public static byte[] Cover(ReadOnlyMemory<byte> jpeg, PageReading reading)
    {
        if (!reading.MayBeShown)
            throw new ArgumentException("The page was not found in this photograph: it cannot be masked and must not be shown.", nameof(reading));
        if (ManagedJpegDecoder.Open(jpeg, out var photo) is { } refusal)
            throw new ArgumentException($"The photograph cannot be decoded ({refusal.Code()}); give the bytes that were read.", nameof(jpeg));
        foreach (var mask in reading.Masks)
            Fill(photo!, mask);
        return JpegWriter.Write(photo!, Quality);
    }

    static void Fill(Photo photo, ImmutableArray<Pixel> outline)
    {
        PolygonFill.Fill(photo.Luma, outline, Grey);
        if (photo.Colour is not { } colour)
            return;
        ImmutableArray<Pixel> half = [.. outline.Select(point => point * 0.5)];
        PolygonFill.Fill(colour.Blue, half, 128);
        PolygonFill.Fill(colour.Red, half, 128);
    }
}
