using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Tests.Registration;

public class DisplacementFieldTests
{
    static Offset[] Grid(Func<double, double, (double Dx, double Dy)> bend) =>
        [.. Enumerable.Range(0, 48).Select(index =>
        {
            var (x, y) = (50 + (index % 6 * 100.0), 50 + (index / 6 * 100.0));
            var (dx, dy) = bend(x, y);
            return new Offset(x, y, dx, dy, 1);
        })];

    [Fact]
    public void No_observations_give_no_displacement() => Assert.Equal((0, 0), DisplacementField.Fit([]).At(300, 300));

    [Fact]
    public void An_even_shift_is_found_everywhere()
    {
        var (dx, dy) = DisplacementField.Fit(Grid((_, _) => (3, -2))).At(320, 410);
        Assert.Equal(3, dx, 0.05);
        Assert.Equal(-2, dy, 0.05);
    }

    [Fact]
    public void A_fold_across_the_page_is_followed()
    {
        var field = DisplacementField.Fit(Grid((_, y) => (0, y < 450 ? 0 : (y - 450) / 100)));
        Assert.Equal(0, field.At(300, 150).Dy, 0.5);
        Assert.Equal(3, field.At(300, 750).Dy, 0.6);
    }

    [Fact]
    public void Places_moved_together_have_the_bits_of_places_moved_alone()
    {
        var field = DisplacementField.Fit(Grid((x, y) => (x / 200, y < 450 ? 0 : (y - 450) / 100)));
        double[] x = [.. Enumerable.Range(0, 19).Select(index => index * 31.7)], y = [.. x.Select(place => 900 - place)];
        var expected = x.Zip(y).Select(place => (place.First + field.At(place.First, place.Second).Dx, place.Second + field.At(place.First, place.Second).Dy)).ToList();
        field.Move(x, y);
        Assert.Equal(expected, x.Zip(y));
    }

    [Fact]
    public void One_wrong_observation_among_many_has_no_say()
    {
        var offsets = Grid((_, _) => (1, 1));
        offsets[20] = offsets[20] with { Dx = 11 };
        var field = DisplacementField.Fit(offsets);
        Assert.Equal(1, field.At(offsets[20].X, offsets[20].Y).Dx, 0.2);
        Assert.True(field.MissBy(offsets[20]) > 9);
    }
}
