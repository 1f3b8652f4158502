using System.Collections.Immutable;
using CsCheck;

namespace Sirekap.Log.Tests.Tree;

public class ProofTests
{
    static readonly MemoryLog s_log = MemoryLog.Of(1500);

    static readonly Gen<(int Index, int Size)> s_place =
        Gen.Int[1, 1500].SelectMany(size => Gen.Int[0, size - 1], (size, index) => (index, size));

    static readonly Gen<(int Old, int New)> s_growth =
        Gen.Int[0, 1500].SelectMany(size => Gen.Int[0, size], (size, old) => (old, size));

    [Fact]
    public Task Every_leaf_is_proved_to_be_in_every_tree_that_holds_it() => s_place.SampleAsync(async place =>
    {
        var proof = await new TileTree(LogOf(place.Size), place.Size).ProveInclusionAsync(place.Index);
        Assert.Equal(NaiveTree.Path(place.Index, s_log.Leaves[..place.Size]), proof.Path);
        Assert.True(proof.Proves(s_log.Leaves[place.Index], RootOf(place.Size)));
    }, iter: 100);

    [Fact]
    public Task Every_tree_is_proved_to_be_a_prefix_of_the_later_ones() => s_growth.SampleAsync(async growth =>
    {
        var proof = await new TileTree(LogOf(growth.New), growth.New).ProveConsistencyAsync(growth.Old);
        Assert.Equal(NaiveTree.Proof(growth.Old, s_log.Leaves[..growth.New]), proof.Path);
        Assert.True(proof.Proves(RootOf(growth.Old), RootOf(growth.New)));
    }, iter: 100);

    [Fact]
    public void An_inclusion_proof_changed_anywhere_proves_nothing() =>
        Gen.Select(s_place, Gen.Int[0, 5], Gen.Int[0, 62], Bytes.AnyHash).Sample((place, kind, at, hash) =>
        {
            var leaf = s_log.Leaves[place.Index];
            var root = RootOf(place.Size);
            var right = new InclusionProof(place.Index, place.Size, [.. NaiveTree.Path(place.Index, s_log.Leaves[..place.Size])]);
            return kind switch
            {
                0 => !right.Proves(hash, root),
                1 => !right.Proves(leaf, hash),
                2 => !(right with { Path = right.Path.Add(hash) }).Proves(leaf, root),
                3 => right.Path.IsEmpty || !(right with { Path = right.Path[..^1] }).Proves(leaf, root),
                4 => right.Path.IsEmpty || !(right with { Path = right.Path.SetItem(at % right.Path.Length, hash) }).Proves(leaf, root),
                _ => !(right with { Index = place.Index + place.Size }).Proves(leaf, root),
            };
        }, iter: 300);

    [Fact]
    public void A_leaf_is_not_proved_at_another_place() => Gen.Select(s_place, Gen.Int[0, 1499]).Sample((place, other) =>
    {
        var index = other % place.Size;
        var path = NaiveTree.Path(place.Index, s_log.Leaves[..place.Size]);
        return index == place.Index
            || !new InclusionProof(index, place.Size, [.. path]).Proves(s_log.Leaves[place.Index], RootOf(place.Size));
    }, iter: 100);

    [Fact]
    public void A_rewritten_past_has_no_consistency_proof() => s_growth.Where(growth => growth.Old > 0 && growth.Old < growth.New).Sample(growth =>
    {
        ImmutableArray<LogHash> path = [.. NaiveTree.Proof(growth.Old, s_log.Leaves[..growth.New])];
        var rewritten = NaiveTree.Root([.. s_log.Leaves[..(growth.Old - 1)], Bytes.Leaf(-1)]);
        var right = new ConsistencyProof(growth.Old, growth.New, path);
        Assert.False(right.Proves(rewritten, RootOf(growth.New)));
        Assert.False(right.Proves(RootOf(growth.Old), rewritten));
        Assert.False((right with { Path = path.Add(rewritten) }).Proves(RootOf(growth.Old), RootOf(growth.New)));
        Assert.False((right with { Path = path[..^1] }).Proves(RootOf(growth.Old), RootOf(growth.New)));
    }, iter: 100);

    [Fact]
    public async Task A_deleted_partial_tile_is_read_from_the_full_one()
    {
        var log = MemoryLog.Of(300);
        var earlier = RootOf(200);
        Assert.Equal(earlier, await new TileTree(log, 200).RootAsync());
    }

    [Fact]
    public async Task A_missing_tile_is_named()
    {
        var log = MemoryLog.Of(300);
        log.Forget("tile/0/001.p/44");
        var refusal = await Assert.ThrowsAsync<LogDataException>(async () => await new TileTree(log, 300).ProveInclusionAsync(299));
        Assert.Equal("tile/0/001.p/44 is missing.", refusal.Message);
    }

    static LogHash RootOf(int size) => NaiveTree.Root(s_log.Leaves[..size]);

    static MemoryLog LogOf(int size) => MemoryLog.Of(size);
}
