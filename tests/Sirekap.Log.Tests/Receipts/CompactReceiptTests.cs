using System.Collections.Immutable;
using System.Text;
using CsCheck;
using QRCoder;

namespace Sirekap.Log.Tests.Receipts;

using static Cosigners;

public class CompactReceiptTests
{
    static readonly Cosigner[] s_witnesses = [Bawaslu, Kampus, Cosigner.Ed25519("partai.example/saksi", Seed(11))];

    static readonly LogPolicy s_policy = LogPolicy.Of(Bytes.Signer.Verifier, [.. s_witnesses.Select(one => one.Verifier), Pers.Verifier]);

    // RFC 9285, section 4.3 and 4.4.
    [Theory]
    [InlineData("AB", "BB8")]
    [InlineData("Hello!!", "%69 VD92EX0")]
    [InlineData("base-45", "UJCLQE7W581")]
    [InlineData("ietf!", "QED8WEX0")]
    public void Base45_is_that_of_the_rfc(string text, string base45)
    {
        Assert.Equal(base45, Base45.Encode(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(text, Encoding.ASCII.GetString(Base45.Decode(base45)!));
    }

    [Fact]
    public void Base45_has_one_spelling() => Gen.Byte.Array[0, 50].Sample(bytes => Base45.Decode(Base45.Encode(bytes))!.SequenceEqual(bytes));

    [Theory]
    [InlineData("GGW")]
    [InlineData("::")]
    [InlineData("A")]
    [InlineData("AB8B")]
    [InlineData("a00")]
    [InlineData("ﬀ00")]
    public void What_is_not_base45_is_refused(string text) => Assert.Null(Base45.Decode(text));

    [Fact]
    public void A_receipt_comes_back_byte_for_byte() => Gen.Select(Gen.Int[1, 700], Gen.Int[0, 699], Gen.Bool.Array[3]).Where((size, index, _) => index < size).Sample((size, index, signs) =>
    {
        var proof = Receipt(index, MemoryLog.Of(size), [.. s_witnesses.Where((_, at) => signs[at])]);
        var compact = CompactReceipt.Write(proof, Bytes.Leaf(index), s_policy);
        var back = CompactReceipt.Read(compact, Bytes.Leaf(index), s_policy);
        return back.ToBytes().SequenceEqual(proof.ToBytes()) && CompactReceipt.Write(back, Bytes.Leaf(index), s_policy) == compact;
    }, iter: 100);

    [Fact]
    public void With_a_million_leaves_and_three_witnesses_it_fits_a_qr_code_of_version_25_m()
    {
        var proof = Large(20);
        var compact = CompactReceipt.Write(proof, Bytes.Leaf(0), s_policy);
        Assert.Equal(1403, compact.Length);
        using var code = QRCodeGenerator.GenerateQrCode(compact, QRCodeGenerator.ECCLevel.M);
        Assert.True(code.Version <= 25, $"It needs version {code.Version}.");
        Assert.Equal(proof.ToBytes(), CompactReceipt.Read(compact, Bytes.Leaf(0), s_policy).ToBytes());
    }

    [Fact]
    public void Signatures_that_no_qr_code_holds_are_left_in_the_file()
    {
        var proof = Receipt(3, MemoryLog.Of(9), [Pers, Bawaslu]);
        var back = CompactReceipt.Read(CompactReceipt.Write(proof, Bytes.Leaf(3), s_policy), Bytes.Leaf(3), s_policy);
        Assert.Equal(Receipt(3, MemoryLog.Of(9), [Bawaslu]).ToBytes(), back.ToBytes());
    }

    [Fact]
    public void Witnesses_that_the_reader_does_not_know_are_left_out()
    {
        var compact = CompactReceipt.Write(Receipt(3, MemoryLog.Of(9), [Bawaslu, Kampus]), Bytes.Leaf(3), s_policy);
        var back = CompactReceipt.Read(compact, Bytes.Leaf(3), LogPolicy.Of(Bytes.Signer.Verifier, [Kampus.Verifier]));
        Assert.Equal(Receipt(3, MemoryLog.Of(9), [Kampus]).ToBytes(), back.ToBytes());
    }

    [Fact]
    public void It_says_nothing_about_another_entry_log_or_place()
    {
        var compact = CompactReceipt.Write(Receipt(3, MemoryLog.Of(9), [Bawaslu]), Bytes.Leaf(3), s_policy);
        Assert.True(Bytes.Refuses(() => CompactReceipt.Read(compact, Bytes.Leaf(4), s_policy)));
        Assert.True(Bytes.Refuses(() => CompactReceipt.Read(compact, Bytes.Leaf(3), LogPolicy.OfLog(new NoteSigner("lain.example", Seed(1)).Verifier))));
        Assert.True(Bytes.Refuses(() => CompactReceipt.Write(Receipt(3, MemoryLog.Of(9), []), Bytes.Leaf(4), s_policy)));
        Assert.True(Bytes.Refuses(() => CompactReceipt.Write(Receipt(3, MemoryLog.Of(9), []) with { Extra = [1] }, Bytes.Leaf(3), s_policy)));
    }

    [Fact]
    public void Changed_cut_or_lengthened_it_is_refused_or_loses_a_witness()
    {
        var text = CompactReceipt.Write(Receipt(123, MemoryLog.Of(600), [Bawaslu]), Bytes.Leaf(123), s_policy);
        var bytes = Base45.Decode(text.AsSpan(CompactReceipt.Mark.Length))!;
        var unwitnessed = Receipt(123, MemoryLog.Of(600), []).ToBytes();
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte[1, 255], Gen.Int[0, 3]).Sample((at, flip, kind) =>
        {
            byte[] changed = kind switch
            {
                0 => bytes[..at],
                1 => [.. bytes, flip],
                _ => [.. bytes[..at], (byte)(bytes[at] ^ flip), .. bytes[(at + 1)..]],
            };
            byte[]? read = null;
            // Cut off after the log's signature, or with another witness id, it is an honest receipt without the witness.
            return Bytes.Refuses(() => read = CompactReceipt.Read(CompactReceipt.Mark + Base45.Encode(changed), Bytes.Leaf(123), s_policy).ToBytes())
                || read!.SequenceEqual(unwitnessed);
        }, iter: 1000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SRKP1:")]
    [InlineData("SRKP2:000")]
    [InlineData("SRKP1:a")]
    [InlineData("SRKP1:U5")]
    public void Nonsense_is_refused(string text) => Assert.True(Bytes.Refuses(() => CompactReceipt.Read(text, Bytes.Leaf(0), s_policy)));

    static TlogProof Receipt(int index, MemoryLog log, Cosigner[] witnesses)
    {
        var size = log.Leaves.Count;
        var proof = new TileTree(log, size).ProveInclusionAsync(index).AsTask().GetAwaiter().GetResult();
        return TlogProof.From(proof, SignedCheckpoint.Sign(size, log.Root, Bytes.Signer).CosignedBy(witnesses));
    }

    // The last leaf of a tree of 2^height, whose other subtrees are invented.
    static TlogProof Large(int height)
    {
        var path = Enumerable.Range(0, height).Select(at => Bytes.Leaf(1000 + at)).ToImmutableArray();
        var root = path.Aggregate(Bytes.Leaf(0), (hash, sibling) => LogHash.OfNode(sibling, hash));
        return TlogProof.From(new InclusionProof((1L << height) - 1, 1L << height, path), SignedCheckpoint.Sign(1L << height, root, Bytes.Signer).CosignedBy(s_witnesses));
    }
}
