using CsCheck;
using Sirekap.Election.Readings;

namespace Sirekap.Election.Tests.Readings;

public class FingerprintTests
{
    static readonly Gen<Fingerprint> s_any = Gen.ULong.Array[4].Select(words => new Fingerprint(words));

    [Fact]
    public void What_is_written_is_what_is_read() => s_any.Sample(fingerprint =>
    {
        Assert.True(Fingerprint.TryParse(fingerprint.ToString(), out var read));
        Assert.Equal(fingerprint, read);
    });

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("AA00000000000000000000000000000000000000000000000000000000000000")]
    public void Anything_else_is_no_fingerprint(string text) => Assert.False(Fingerprint.TryParse(text, out _));

    [Fact]
    public void The_distance_is_the_number_of_bits_that_differ() => Gen.Select(s_any, Gen.Int[0, 255].HashSet[0, 60]).Sample((fingerprint, bits) =>
    {
        var other = Flipped(fingerprint, bits);
        Assert.Equal(bits.Count, fingerprint.DistanceFrom(other));
        Assert.Equal(bits.Count, other.DistanceFrom(fingerprint));
        Assert.Equal(bits.Count <= Fingerprint.NearlySame, fingerprint.LooksLike(other));
    });

    [Fact]
    public void The_index_finds_every_page_that_differs_in_fifteen_bits_or_fewer() => Gen.Select(s_any, Gen.Int[0, 255].HashSet[0, 15]).Sample((fingerprint, bits) =>
    {
        // Sixteen bands: fifteen wrong bits leave one whole.
        var index = new FingerprintIndex<string>();
        index.Add(fingerprint, "first");
        Assert.Equal(("first", bits.Count), index.Find(Flipped(fingerprint, bits), "second"));
    });

    [Fact]
    public void The_index_names_the_earliest_and_never_the_owner()
    {
        var index = new FingerprintIndex<string>();
        var fingerprint = new Fingerprint([1, 2, 3, 4]);
        Assert.Null(index.Find(fingerprint, "a"));
        index.Add(fingerprint, "a");
        index.Add(Flipped(fingerprint, [7]), "b");
        Assert.Null(index.Find(new([~1UL, ~2UL, ~3UL, ~4UL]), "c"));
        Assert.Equal(("a", 0), index.Find(fingerprint, "c"));
        Assert.Equal(("b", 1), index.Find(fingerprint, "a"));
        Assert.Equal(2, index.Count);
    }

    [Fact]
    public void Four_words_make_a_fingerprint() => Assert.Throws<ArgumentException>(() => new Fingerprint([1, 2, 3]));

    static Fingerprint Flipped(Fingerprint fingerprint, IEnumerable<int> bits)
    {
        var words = Enumerable.Range(0, 4).Select(word => Convert.ToUInt64(fingerprint.Hex.Substring(word * 16, 16), 16)).ToArray();
        foreach (var bit in bits)
            words[bit / 64] ^= 1UL << (bit % 64);
        return new(words);
    }
}
