using Sirekap.Reader.Boxes;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tests.Boxes;

public class BoxViewsTests
{
    static readonly Quad s_frame = new(new(100, 50), new(140, 54), new(137, 96), new(97, 92));

    [Fact]
    public void The_first_view_is_the_frame_as_found() => Assert.Equal(s_frame, BoxViews.Of(s_frame, 0));

    [Fact]
    public void Every_view_differs_and_none_leaves_the_inset()
    {
        var views = Enumerable.Range(0, BoxViews.Count).Select(view => BoxViews.Of(s_frame, view)).ToList();
        Assert.Equal(BoxViews.Count, views.Distinct().Count());
        Assert.All(views, view => Assert.InRange(view.Centre.DistanceTo(s_frame.Centre), 0, BoxSampler.Inset * s_frame.Side));
    }

    [Fact]
    public void The_views_lie_around_the_frame()
    {
        var views = Enumerable.Range(0, BoxViews.Count).Select(view => BoxViews.Of(s_frame, view).Centre).ToList();
        Assert.Equal(s_frame.Centre.X, views.Average(centre => centre.X), 9);
        Assert.Equal(s_frame.Centre.Y, views.Average(centre => centre.Y), 9);
    }
}
