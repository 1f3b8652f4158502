using CsCheck;

namespace Sirekap.Log.Tests.Tree;

public class GrowingTreeTests
{
    // The leaves and roots that every implementation of RFC 6962 is tried on (Certificate Transparency's reference tests).
    static readonly string[] s_leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    static readonly string[] s_roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void The_known_leaves_give_the_known_roots()
    {
        var tree = new GrowingTree();
        Assert.Equal(Bytes.HashOf(s_roots[0]), tree.Root);
        foreach (var (leaf, root) in s_leaves.Zip(s_roots.Skip(1)))
        {
            tree.Append(LogHash.OfLeaf(Convert.FromHexString(leaf)));
            Assert.Equal(Bytes.HashOf(root), tree.Root);
        }
    }

    [Fact]
    public void The_empty_root_is_spelled_as_in_the_specification() =>
        Assert.Equal("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", new GrowingTree().Root.ToString());

    [Fact]
    public void The_root_is_that_of_the_definition_at_every_size() => Gen.Int[0, 1500].Sample(
        size => MemoryLog.Of(size) is var log && log.Root == NaiveTree.Root(log.Leaves), iter: 30);

    [Theory]
    [InlineData(255, new[] { "tile/0/000.p/255" })]
    [InlineData(256, new[] { "tile/0/000", "tile/1/000.p/1" })]
    [InlineData(257, new[] { "tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1" })]
    public void Tiles_appear_when_they_are_due_and_never_empty(int size, string[] expected) =>
        Assert.Equal(expected, MemoryLog.Of(size).Paths.Order(StringComparer.Ordinal));

    [Fact]
    public void Three_levels_of_tiles_stand_where_the_specification_says()
    {
        // Size 70,000: 273 full tiles and one of 112 on level 0; one full and one of 17 on level 1; one of width 1 on level 2.
        var log = MemoryLog.Of(70_000);
        Assert.Equal(273 + 1 + 1 + 1 + 1, log.Paths.Count());
        Assert.Superset(new HashSet<string> { "tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1" }, log.Paths.ToHashSet());
        Assert.Equal(LogLayout.Tiles(70_000).Select(path => path.ToString()).ToHashSet(), log.Paths.ToHashSet());
        Assert.Equal(NaiveTree.Root(log.Leaves), log.Root);
    }
}
