using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Sirekap.Election.Readings;

/// <summary>
/// The handwriting of a page in 256 bits: pictures of the same handwriting have nearly the same bits, however they were compressed, cut or
/// made smaller. Compare only fingerprints of the same page of the same form.
/// </summary>
public readonly record struct Fingerprint
{
    /// <summary>How many bits there are.</summary>
    public const int Bits = 256;

    /// <summary>
    /// Up to this many different bits two pictures show the same handwriting. Measured; see <c>docs/misuse.md</c>. Another station's page differs
    /// in about half of the bits.
    /// </summary>
    public const int NearlySame = 40;

    const int Words = Bits / 64;

    static readonly SearchValues<char> s_hexadecimal = SearchValues.Create("0123456789abcdef");

    readonly ulong _first, _second, _third, _fourth;

    /// <summary>Takes the bits.</summary>
    /// <param name="words">Four words, the first bit is the lowest of the first word.</param>
    /// <exception cref="ArgumentException">There are not four words.</exception>
    public Fingerprint(ReadOnlySpan<ulong> words)
    {
        if (words.Length != Words)
            throw new ArgumentException($"A fingerprint has {Words} words of 64 bits, not {words.Length}.", nameof(words));
        (_first, _second, _third, _fourth) = (words[0], words[1], words[2], words[3]);
    }

    /// <summary>In how many bits two fingerprints differ, from 0 to 256.</summary>
    public int DistanceFrom(Fingerprint other) =>
        BitOperations.PopCount(_first ^ other._first) + BitOperations.PopCount(_second ^ other._second)
        + BitOperations.PopCount(_third ^ other._third) + BitOperations.PopCount(_fourth ^ other._fourth);

    /// <summary>Whether two pictures of the same page of the same form show the same handwriting: a finding for people, never a verdict.</summary>
    public bool LooksLike(Fingerprint other) => DistanceFrom(other) <= NearlySame;

    /// <summary>Sixteen bits of the fingerprint, for an index that finds near ones without comparing all.</summary>
    /// <param name="band">From 0 to 15.</param>
    internal ushort Band(int band) => unchecked((ushort)(Word(band / 4) >> (band % 4 * 16)));

    /// <summary>64 hexadecimal digits in lower case.</summary>
    public string Hex
    {
        get
        {
            Span<byte> bytes = stackalloc byte[Bits / 8];
            for (var word = 0; word < Words; word++)
                BinaryPrimitives.WriteUInt64BigEndian(bytes[(word * 8)..], Word(word));
            return Convert.ToHexStringLower(bytes);
        }
    }

    /// <inheritdoc cref="Hex"/>
    public override string ToString() => Hex;

    /// <summary>Reads what <see cref="Hex"/> gives.</summary>
    /// <returns>False for anything but 64 hexadecimal digits in lower case.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out Fingerprint? fingerprint)
    {
        fingerprint = null;
        if (text.Length != Bits / 4 || text.AsSpan().ContainsAnyExcept(s_hexadecimal))
            return false;
        var bytes = Convert.FromHexString(text);
        Span<ulong> words = stackalloc ulong[Words];
        for (var word = 0; word < Words; word++)
            words[word] = BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(word * 8));
        fingerprint = new(words);
        return true;
    }

    ulong Word(int index) => index switch { 0 => _first, 1 => _second, 2 => _third, _ => _fourth };
}
