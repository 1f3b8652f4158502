using System.Text;
using CsCheck;
using Sirekap.Election.Regions;

namespace Sirekap.Election.Tests.Regions;

public class StationRunTests
{
    static readonly Gen<StationRun> _runs =
        from first in Gen.Int[1, 999]
        from last in Gen.Int[first, 999]
        from special in Gen.Bool
        from kind in Gen.Int[0, 2].Select(index => new[] { "TPS", "KSK", "POS" }[index])
        from number in Gen.Int[1, 999 - (last - first)]
        from id in Gen.Int[0, 200_000_000]
        select new StationRun(first, last, special, kind, number, id);

    [Fact]
    public void A_run_written_and_read_is_the_same() =>
        _runs.Sample(run => StationRun.Parse(Encoding.UTF8.GetBytes(run.ToString())) == run);

    [Theory]
    [InlineData("1-16=7830001")]
    [InlineData("7")]
    [InlineData("901-908*=33387901")]
    [InlineData("10-12:KSK1=91904396")]
    public void Runs_are_written_in_one_way(string text) => Assert.Equal(text, StationRun.Parse(Encoding.UTF8.GetBytes(text)).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("01")]
    [InlineData("1000")]
    [InlineData("-1")]
    [InlineData("2-1")]
    [InlineData("2-2")]
    [InlineData("1-")]
    [InlineData("1=")]
    [InlineData("1=0")]
    [InlineData("1=+5")]
    [InlineData("1=007")]
    [InlineData("1=2147483647")]
    [InlineData("1=99999999999")]
    [InlineData("1:TP1")]
    [InlineData("1:tps1")]
    [InlineData("1:TPS")]
    [InlineData("1-5:TPS996")]
    [InlineData("1**")]
    [InlineData("1 ")]
    [InlineData("satu")]
    public void Anything_else_is_refused_with_the_text_and_the_way_to_write_it(string text)
    {
        var error = Assert.Throws<FormatException>(() => StationRun.Parse(Encoding.UTF8.GetBytes(text)));
        Assert.StartsWith($"\"{text}\" is not a run of stations", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Write it as 1-16=7830001 or 901*=7830901.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_are_read_or_refused_but_never_break_the_parser() => Gen.Byte.Array[0, 20].Sample(bytes =>
    {
        try
        {
            StationRun.Parse(bytes);
        }
        catch (FormatException)
        {
        }
    });
}
