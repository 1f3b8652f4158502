using System.Runtime.InteropServices;
using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Registration;

/// <summary>Places of the page and where they were seen.</summary>
internal sealed class PointPairs
{
    readonly List<Pixel> _page = [];
    readonly List<Pixel> _photo = [];
    readonly List<double> _weights = [];

    public void Add(Spot page, Pixel photo, double weight)
    {
        _page.Add(new(page.X, page.Y));
        _photo.Add(photo);
        _weights.Add(weight);
    }

    /// <summary>The best map without perspective: for points too close together to show any.</summary>
    public Homography? Affine()
    {
        var (x, y) = (new double[3, 4], new double[3, 4]);
        for (var index = 0; index < _page.Count; index++)
        {
            LinearSystem.Add(x, [_page[index].X, _page[index].Y, 1, _photo[index].X], _weights[index]);
            LinearSystem.Add(y, [_page[index].X, _page[index].Y, 1, _photo[index].Y], _weights[index]);
        }

        return LinearSystem.Solve(x) is { } a && LinearSystem.Solve(y) is { } b ? Homography.Affine(a, b) : null;
    }

    /// <summary>The best map with perspective.</summary>
    public Homography? Perspective() =>
        Homography.Fit(CollectionsMarshal.AsSpan(_page), CollectionsMarshal.AsSpan(_photo), CollectionsMarshal.AsSpan(_weights));
}
