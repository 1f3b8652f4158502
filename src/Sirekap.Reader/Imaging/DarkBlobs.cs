using System.Buffers;

namespace Sirekap.Reader.Imaging;

/// <summary>Print and other dark things in a picture, whatever the light.</summary>
internal static class DarkBlobs
{
    /// <summary>All dark blobs that are at least <paramref name="least"/> pixels wide and high.</summary>
    public static List<Blob> Find(Plane plane, int least)
    {
        var pixels = plane.Width * plane.Height;
        var marks = ArrayPool<byte>.Shared.Rent(pixels);
        DarkPixels.Find(plane, Math.Max(8, Math.Max(plane.Width, plane.Height) / 24), marks.AsSpan(0, pixels));
        var blobs = Blob.FindAll(marks.AsSpan(0, pixels), plane.Width, least);
        ArrayPool<byte>.Shared.Return(marks);
        return blobs;
    }
}
