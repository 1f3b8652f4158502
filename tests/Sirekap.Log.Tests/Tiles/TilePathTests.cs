using CsCheck;

namespace Sirekap.Log.Tests.Tiles;

public class TilePathTests
{
    static readonly Gen<TilePath> s_paths = Gen.Select(Gen.Bool, Gen.Int[0, TilePath.MaxLevel], Gen.Long[0, long.MaxValue], Gen.Int[1, 256])
        .Select((entries, level, index, width) => entries ? TilePath.Entries(index, width) : TilePath.Hashes(level, index, width));

    [Theory]
    [InlineData(0, 1_234_067, 256, "tile/0/x001/x234/067")]
    [InlineData(1, 1, 17, "tile/1/001.p/17")]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(63, 1000, 1, "tile/63/x001/000.p/1")]
    public void A_tile_is_spelled_as_in_the_specification(int level, long index, int width, string expected) =>
        Assert.Equal(expected, TilePath.Hashes(level, index, width).ToString());

    [Fact]
    public void A_bundle_is_spelled_as_in_the_specification() => Assert.Equal("tile/entries/273.p/112", TilePath.Entries(273, 112).ToString());

    [Fact]
    public void What_is_written_is_read() => s_paths.Sample(path => TilePath.TryParse(path.ToString(), out var read) && read == path);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tile/")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("/tile/0/000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/entry/000")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/1234")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/067")]
    [InlineData("tile/0/x001/x234")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/007")]
    [InlineData("tile/0/000.p/7.p/7")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000\n")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/x999/999")]
    [InlineData("tile/0/../000")]
    public void Any_other_spelling_is_refused(string? path) => Assert.False(TilePath.TryParse(path, out _));

    [Fact]
    public void Bundles_of_a_size_cover_it_without_gaps()
    {
        Assert.Empty(LogLayout.Bundles(0));
        Assert.Equal(["tile/entries/000", "tile/entries/001.p/1"], LogLayout.Bundles(257).Select(path => path.ToString()));
        Assert.Equal(["tile/entries/001.p/1"], LogLayout.Bundles(257, from: 256).Select(path => path.ToString()));
    }
}
