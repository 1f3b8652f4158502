namespace Sirekap.Reader.Codes;

/// <summary>
/// Corrects blocks of QR codewords: Reed–Solomon over GF(256) with the polynomial x⁸ + x⁴ + x³ + x² + 1 and roots α⁰, α¹, … (ISO/IEC 18004).
/// </summary>
internal static class ReedSolomon
{
    const int Polynomial = 0x11D, Order = 255;

    static readonly byte[] s_exp = new byte[2 * Order];
    static readonly byte[] s_log = new byte[256];

    static ReedSolomon()
    {
        var value = 1;
        for (var power = 0; power < Order; power++)
        {
            s_exp[power] = s_exp[power + Order] = (byte)value;
            s_log[value] = (byte)power;
            value <<= 1;
            if (value > 255)
                value ^= Polynomial;
        }
    }

    /// <summary>Corrects a block in place.</summary>
    /// <param name="block">Data, then check codewords; the first has the highest power.</param>
    /// <param name="checks">How many check codewords; half as many errors can be corrected.</param>
    /// <returns>How many codewords were wrong, or null when there are more errors than can be corrected.</returns>
    public static int? Correct(Span<byte> block, int checks)
    {
        Span<byte> syndromes = stackalloc byte[checks];
        if (!Syndromes(block, syndromes))
            return 0;
        var locator = Locator(syndromes);
        var errors = locator.Length - 1;
        if (errors * 2 > checks)
            return null;
        var found = 0;
        for (var place = 0; place < block.Length; place++)
        {
            var inverse = s_exp[(Order - ((block.Length - 1 - place) % Order)) % Order];
            if (Evaluate(locator, inverse) != 0)
                continue;
            block[place] ^= Magnitude(syndromes, locator, inverse);
            found++;
        }

        return found == errors && !Syndromes(block, syndromes) ? errors : null;
    }

    /// <summary>Whether any syndrome is not zero.</summary>
    static bool Syndromes(ReadOnlySpan<byte> block, Span<byte> syndromes)
    {
        var any = false;
        for (var power = 0; power < syndromes.Length; power++)
        {
            byte value = 0;
            foreach (var codeword in block)
                value = (byte)(Times(value, s_exp[power]) ^ codeword);
            syndromes[power] = value;
            any |= value != 0;
        }

        return any;
    }

    /// <summary>The error locator by Berlekamp and Massey, the constant term first.</summary>
    static byte[] Locator(ReadOnlySpan<byte> syndromes)
    {
        byte[] locator = [1], before = [1];
        var (length, gap) = (0, 1);
        byte lastDelta = 1;
        for (var step = 0; step < syndromes.Length; step++)
        {
            var delta = syndromes[step];
            for (var index = 1; index <= length && index < locator.Length; index++)
                delta ^= Times(locator[index], syndromes[step - index]);
            if (delta == 0)
            {
                gap++;
                continue;
            }

            var next = new byte[Math.Max(locator.Length, before.Length + gap)];
            locator.CopyTo(next, 0);
            var factor = Times(delta, Inverse(lastDelta));
            for (var index = 0; index < before.Length; index++)
                next[index + gap] ^= Times(factor, before[index]);
            if (2 * length <= step)
                (length, before, lastDelta, gap) = (step + 1 - length, locator, delta, 1);
            else
                gap++;
            locator = next;
        }

        return locator[..(Math.Min(length, locator.Length - 1) + 1)];
    }

    /// <summary>Forney's formula for roots from α⁰: X · Ω(X⁻¹) / Λ'(X⁻¹).</summary>
    static byte Magnitude(ReadOnlySpan<byte> syndromes, ReadOnlySpan<byte> locator, byte inverse)
    {
        byte omega = 0, power = 1;
        for (var index = 0; index < syndromes.Length; index++, power = Times(power, inverse))
        {
            byte coefficient = 0;
            for (var term = 0; term <= index && term < locator.Length; term++)
                coefficient ^= Times(locator[term], syndromes[index - term]);
            omega ^= Times(coefficient, power);
        }

        byte slope = 0;
        power = 1;
        for (var index = 1; index < locator.Length; index += 2, power = Times(power, Times(inverse, inverse)))
            slope ^= Times(locator[index], power);
        return slope == 0 ? (byte)0 : Times(Times(omega, Inverse(slope)), Inverse(inverse));
    }

    static byte Evaluate(ReadOnlySpan<byte> polynomial, byte at)
    {
        byte value = 0;
        for (var index = polynomial.Length - 1; index >= 0; index--)
            value = (byte)(Times(value, at) ^ polynomial[index]);
        return value;
    }

    static byte Times(byte left, byte right) => left == 0 || right == 0 ? (byte)0 : s_exp[s_log[left] + s_log[right]];

    static byte Inverse(byte value) => s_exp[Order - s_log[value]];
}
