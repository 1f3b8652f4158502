using Sirekap.Reader.Boxes;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tests.Boxes;

public class BoxReaderTests
{
    static readonly Photo s_paper = new(new Plane(100, 60, [.. Enumerable.Repeat((byte)200, 6000)]), null);
    static readonly Quad[] s_frames = [Quad.FromRectangle(5, 5, 40, 40), Quad.FromRectangle(55, 5, 40, 40)];

    [Fact]
    public void A_sure_box_is_looked_at_once()
    {
        var nets = new Opinions(0.999f, 0.2f, 0.2f);
        Assert.All(Sevens(nets), seven => Assert.Equal(0.999f, seven));
        Assert.Equal([0], nets.Asked);
    }

    [Fact]
    public void Where_the_first_net_is_not_sure_all_nets_and_cuts_are_asked_and_their_mean_counts()
    {
        var nets = new Opinions(0.9f, 0.6f, 0.3f);
        Assert.All(Sevens(nets), seven => Assert.Equal((0.9f + 0.6f + 0.3f + 0.6f + 0.3f + 0.9f + 0.6f) / 7, seven, 1e-6f));
        Assert.Equal([0, 1, 2, 1, 2, 0, 1], nets.Asked);
    }

    [Fact]
    public void A_net_alone_looks_at_every_cut()
    {
        var nets = new Opinions(0.9f);
        Assert.All(Sevens(nets), seven => Assert.Equal(0.9f, seven, 1e-6f));
        Assert.Equal(BoxViews.Count, nets.Asked.Count);
    }

    [Fact]
    public void No_boxes_are_no_answers() => Assert.Empty(Read([], new Opinions(1)));

    static IEnumerable<float> Sevens(Opinions nets) => Read(s_frames, nets).Chunk(DigitModel.Classes).Select(row => row[7]);

    static float[] Read(Quad[] frames, Opinions nets)
    {
        using var cuts = new BoxCuts(s_paper, frames);
        return BoxReader.Read(cuts, nets);
    }

    /// <summary>Nets that each see a seven with a probability of their own, and nothing else.</summary>
    sealed class Opinions(params float[] sevens) : IDigitClassifier
    {
        public List<int> Asked { get; } = [];

        public int Nets => sevens.Length;

        public void Classify(int net, ReadOnlySpan<float> boxes, int count, Span<float> probabilities)
        {
            Asked.Add(net);
            for (var box = 0; box < count; box++)
                probabilities[(box * DigitModel.Classes) + 7] = sevens[net];
        }
    }
}
