using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Pages;

/// <summary>Says what is wrong with a picture in which no tag was found.</summary>
internal static class EmptyPicture
{
    /// <summary>A form has hundreds of printed letters; fewer small dark spots than this are no form.</summary>
    const int LeastSpots = 60;

    /// <summary>Mean brightness below which nobody could read.</summary>
    const double Dark = 20;

    /// <summary>No light, no form, or a form without its tag.</summary>
    public static Refusal Cause(Pyramid photo)
    {
        var level = 0;
        for (var side = Math.Max(photo.Full.Width, photo.Full.Height); side > 1200; side /= 2)
            level++;
        var small = photo.Level(level);
        long sum = 0;
        var pixels = small.Pixels.AsSpan(0, small.Width * small.Height);
        foreach (var pixel in pixels)
            sum += pixel;
        if (sum < Dark * pixels.Length)
            return Refusal.Shadow;
        return Spots(small) < LeastSpots ? Refusal.NotPaper : Refusal.NoTag;
    }

    /// <summary>Dark spots as small as letters.</summary>
    static int Spots(Plane small)
    {
        var letter = Math.Max(small.Width, small.Height) / 20;
        var spots = 0;
        foreach (var blob in DarkBlobs.Find(small, 2))
            spots += blob.Width <= letter && blob.Height <= letter ? 1 : 0;
        return spots;
    }
}
