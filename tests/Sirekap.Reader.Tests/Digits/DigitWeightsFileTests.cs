using System.Buffers.Binary;
using System.Security.Cryptography;
using CsCheck;
using Sirekap.Reader.Digits;

namespace Sirekap.Reader.Tests.Digits;

public class DigitWeightsFileTests
{
    [Fact]
    public void The_shipped_file_names_its_version_and_is_small()
    {
        Assert.Matches(@"^\d{4}-\d{2}-\d{2}\.\d+$", ShippedModel.Model.Version);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(ShippedModel.File)), ShippedModel.Model.Hash);
        Assert.InRange(ShippedModel.File.Length, 1, 1024 * 1024);
    }

    [Fact]
    public void The_model_card_speaks_of_the_shipped_file()
    {
        var card = File.ReadAllText(Path.Combine(RealPhotos.Root, "data", "models", "digits", "MODEL-CARD.md"));
        Assert.Contains(ShippedModel.Model.Hash, card, StringComparison.Ordinal);
        Assert.Contains(ShippedModel.Model.Version, card, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_refused() =>
        Gen.Select(Gen.Int[0, ShippedModel.File.Length - 1], Gen.Int[0, 7]).Sample(
            (place, bit) =>
            {
                var damaged = ShippedModel.File.ToArray();
                damaged[place] ^= (byte)(1 << bit);
                Assert.Throws<DigitModelException>(() => DigitModel.Load(damaged));
            },
            iter: 200);

    [Fact]
    public void A_cut_file_is_refused_with_the_lengths()
    {
        var refusal = Assert.Throws<DigitModelException>(() => DigitModel.Load(ShippedModel.File.AsMemory(..1000)));
        Assert.Contains("1000 bytes", refusal.Message, StringComparison.Ordinal);
        Assert.All(new[] { 0, 7, 8, 51, 52 }, length => Assert.Throws<DigitModelException>(() => DigitModel.Load(ShippedModel.File.AsMemory(..length))));
    }

    [Fact]
    public void Bytes_after_the_end_are_refused() =>
        Assert.Throws<DigitModelException>(() => DigitModel.Load(ShippedModel.File.Append((byte)0).ToArray()));

    [Fact]
    public void Garbage_is_refused() =>
        Gen.Byte.Array[0, 4000].Sample(bytes => { Assert.Throws<DigitModelException>(() => DigitModel.Load(bytes)); });

    [Fact]
    public void A_later_format_is_named()
    {
        var later = Sealed(file => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), 2));
        var refusal = Assert.Throws<DigitModelException>(() => DigitModel.Load(later));
        Assert.Contains("format 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Widths_that_do_not_fill_vectors_are_refused()
    {
        var odd = Sealed(file => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(12), 15));
        Assert.Throws<DigitModelException>(() => DigitModel.Load(odd));
    }

    [Fact]
    public void A_parameter_that_is_not_a_number_is_refused()
    {
        var infinite = Sealed(file => BinaryPrimitives.WriteHalfLittleEndian(file.AsSpan(60), Half.PositiveInfinity));
        var refusal = Assert.Throws<DigitModelException>(() => DigitModel.Load(infinite));
        Assert.Contains("finite", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>The shipped file changed and sealed anew, as somebody would who knows the format.</summary>
    static byte[] Sealed(Action<byte[]> change)
    {
        var file = ShippedModel.File.ToArray();
        change(file);
        SHA256.HashData(file.AsSpan(..^32), file.AsSpan(^32..));
        return file;
    }
}
