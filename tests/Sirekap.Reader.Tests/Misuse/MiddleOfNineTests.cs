using CsCheck;
using Sirekap.Reader.Misuse;

namespace Sirekap.Reader.Tests.Misuse;

public class MiddleOfNineTests
{
    const int Columns = 16;

    [Fact]
    public void It_is_what_sorting_puts_in_the_middle() => Gen.Float[0, 20].Select(MathF.Round).Array[MiddleOfNine.Rows * Columns].Sample(rows =>
    {
        var middle = new float[Columns];
        MiddleOfNine.Of(rows, middle);
        for (var column = 0; column < Columns; column++)
            Assert.Equal(rows.Where((_, index) => index % Columns == column).Order().ElementAt(MiddleOfNine.Rows / 2), middle[column]);
    });
}
