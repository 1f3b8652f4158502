using System.Text;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;

namespace Sirekap.EndToEnd.Tests;

/// <summary>What Chromium's fake camera plays: a YUV4MPEG2 file of one frame, for ever. (Its JPEG films must have even sides.)</summary>
internal static class Film
{
    public static void Write(string path, byte[] jpeg)
    {
        if (ManagedJpegDecoder.Open(jpeg, out var photo) is { } refusal)
            throw new InvalidDataException($"The scene cannot be decoded: {refusal}.");
        var (width, height) = (photo!.Width & ~1, photo.Height & ~1);
        using var film = File.Create(path);
        film.Write(Encoding.ASCII.GetBytes(FormattableString.Invariant($"YUV4MPEG2 W{width} H{height} F5:1 Ip A1:1 C420jpeg\nFRAME\n")));
        WritePlane(film, photo.Luma, width, height);
        WritePlane(film, photo.Colour!.Blue, width / 2, height / 2);
        WritePlane(film, photo.Colour.Red, width / 2, height / 2);
    }

    private static void WritePlane(FileStream film, Plane plane, int width, int height)
    {
        for (var row = 0; row < height; row++)
            film.Write(plane.Pixels, row * plane.Width, width);
    }
}
