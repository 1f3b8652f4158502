using System.Text;
using CsCheck;

namespace Sirekap.Log.Tests;

public class TlogProofTests
{
    static readonly Gen<(int Index, int Size)> s_place =
        Gen.Int[1, 600].SelectMany(size => Gen.Int[0, size - 1], (size, index) => (index, size));

    [Fact]
    public Task A_receipt_survives_being_written_and_read() => Gen.Select(s_place, Gen.Byte.Array[0, 40].Null()).SampleAsync(async (place, extra) =>
    {
        var receipt = (await ReceiptOf(place.Index, place.Size)) with { Extra = extra };
        var read = TlogProof.Parse(receipt.ToBytes());
        Assert.Equal(receipt.ToBytes(), read.ToBytes());
        Assert.Equal(extra, read.Extra);
        Assert.Equal(place.Size, read.Verify(Bytes.Leaf(place.Index), Bytes.Signer.Verifier).Size);
    }, iter: 50);

    [Fact]
    public async Task A_receipt_reads_as_in_the_specification()
    {
        var lines = Encoding.UTF8.GetString((await ReceiptOf(1, 3)).ToBytes()).Split('\n');
        Assert.Equal(["c2sp.org/tlog-proof@v1", "index 1", Bytes.Leaf(0).ToString(), Bytes.Leaf(2).ToString(), "", "log.example/pemilu", "3"], lines[..7]);
    }

    [Fact]
    public async Task A_receipt_changed_in_any_byte_is_refused()
    {
        var receipt = (await ReceiptOf(123, 600)).ToBytes();
        Gen.Select(Gen.Int[0, receipt.Length - 1], Gen.Byte[1, 255]).Sample((at, flip) =>
        {
            byte[] changed = [.. receipt];
            changed[at] ^= flip;
            return Bytes.Refuses(() => TlogProof.Parse(changed).Verify(Bytes.Leaf(123), Bytes.Signer.Verifier));
        }, iter: 1000);
    }

    [Fact]
    public async Task A_receipt_says_nothing_about_another_entry()
    {
        var receipt = await ReceiptOf(5, 17);
        var refusal = Assert.Throws<LogDataException>(() => receipt.Verify(Bytes.Leaf(6), Bytes.Signer.Verifier));
        Assert.Equal("The proof does not lead from this entry at 5 to the root of the checkpoint of 17 entries.", refusal.Message);
    }

    [Fact]
    public async Task A_receipt_is_held_against_a_policy()
    {
        var receipt = await ReceiptOf(123, 600);
        var cosigned = receipt with { CheckpointNote = Cosigners.Plain.CosignedBy(Cosigners.Bawaslu).Note.Bytes };
        var policy = LogPolicy.Parse($"log {Bytes.Signer.Verifier}\nwitness bawaslu {Cosigners.Bawaslu.Verifier}\nquorum bawaslu\n".Utf8());
        Assert.Equal([Cosigners.Bawaslu.Verifier], cosigned.Verify(Bytes.Leaf(123), policy).Cosignatures.Select(cosignature => cosignature.Key));
        Assert.True(Bytes.Refuses(() => receipt.Verify(Bytes.Leaf(123), policy)));
        Assert.True(Bytes.Refuses(() => cosigned.Verify(Bytes.Leaf(124), policy)));
        Assert.True(Bytes.Refuses(() => cosigned.Verify(Bytes.Leaf(123), LogPolicy.OfLog(new NoteSigner("log.example/lain", Bytes.Seed).Verifier))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 00\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex -1\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 7\0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra A\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n")]
    public void A_malformed_receipt_is_refused(string text) =>
        Assert.Throws<LogDataException>(() => TlogProof.Parse(Encoding.UTF8.GetBytes(text)));

    static async Task<TlogProof> ReceiptOf(int index, int size)
    {
        var log = MemoryLog.Of(size);
        var proof = await new TileTree(log, size).ProveInclusionAsync(index);
        return TlogProof.From(proof, SignedCheckpoint.Sign(size, log.Root, Bytes.Signer));
    }
}
