using CsCheck;

namespace Sirekap.Log.Tests.Tiles;

public class EncodingTests
{
    [Fact]
    public void A_bundle_gives_back_its_entries() => Gen.Byte.Array[0, 700].Array[1, 256].Sample(entries =>
    {
        var path = TilePath.Entries(0, entries.Length);
        var read = EntryBundle.Decode(path, EntryBundle.Encode([.. entries.Select(entry => new ReadOnlyMemory<byte>(entry))]));
        Assert.Equal(entries, read.Select(entry => entry.ToArray()));
    }, iter: 50);

    [Fact]
    public void Lengths_are_two_bytes_big_endian() =>
        Assert.Equal<byte>([0x01, 0x02], EntryBundle.Encode([new byte[258]])[..2]);

    [Fact]
    public void The_longest_entry_fits_and_a_longer_one_does_not()
    {
        Assert.Equal(65_537, EntryBundle.Encode([new byte[65_535]]).Length);
        Assert.Throws<ArgumentException>(() => EntryBundle.Encode([new byte[65_536]]));
    }

    [Fact]
    public void A_bundle_cut_or_lengthened_anywhere_is_refused() => Gen.Int[0, 13].Sample(cut =>
    {
        var bytes = EntryBundle.Encode(["abc"u8.ToArray(), ""u8.ToArray(), "defgh"u8.ToArray()]);
        Assert.Equal(14, bytes.Length);
        return Bytes.Refuses(() => EntryBundle.Decode(TilePath.Entries(0, 3), bytes.AsMemory(0, cut)))
            && Bytes.Refuses(() => EntryBundle.Decode(TilePath.Entries(0, 3), (byte[])[.. bytes, .. new byte[cut + 1]]));
    });

    [Fact]
    public void A_tile_of_the_wrong_length_is_refused()
    {
        var path = TilePath.Hashes(0, 0, 2);
        Assert.Equal([Bytes.Leaf(0), Bytes.Leaf(1)], HashTile.Decode(path, [.. Bytes.Leaf(0).ToArray(), .. Bytes.Leaf(1).ToArray()]).Hashes);
        Assert.Throws<LogDataException>(() => HashTile.Decode(path, new byte[63]));
        Assert.Throws<LogDataException>(() => HashTile.Decode(path, new byte[96]));
    }

    [Fact]
    public void A_hash_has_one_spelling() => Bytes.AnyHash.Sample(hash =>
    {
        var text = hash.ToString();
        return LogHash.TryParse(text, out var read) && read == hash
            && !LogHash.TryParse(text + "\n", out _) && !LogHash.TryParse(" " + text, out _) && !LogHash.TryParse(text.AsSpan(..^1), out _)
            && !LogHash.TryParse($"{text.AsSpan(..^2)}{(char)(text[^2] + 1)}=", out _);
    });
}
