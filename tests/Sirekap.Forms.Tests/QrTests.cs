using CsCheck;
using Sirekap.Forms.Printing;
using Sirekap.Reader.Codes;

namespace Sirekap.Forms.Tests;

/// <summary>What QRCoder writes is what our reader of that one kind of QR code reads.</summary>
public class QrTests
{
    const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    /// <summary>Letters and signs with runs of digits, which QRCoder writes in a mode of their own.</summary>
    static readonly Gen<string> s_text = Gen.Select(Gen.Char[Alphabet].Array[1, 60], Gen.Char["0123456789"].Array[0, 40], Gen.Char[Alphabet].Array[0, 60])
        .Select((head, digits, tail) => string.Concat([.. head, .. digits, .. tail]))
        .Where(text => text.Any(char.IsAsciiLetterUpper));

    [Fact]
    public void Any_text_is_read_as_it_was_written() => s_text.Sample(text => QrMatrix.Decode(Modules(text)) == text, iter: 200);

    [Fact]
    public void A_code_survives_nine_spoilt_modules_wherever_they_are() => Gen.Select(s_text, Gen.Int[0, (QrMatrix.Side * QrMatrix.Side) - 1].Array[9]).Sample(
        (text, places) => QrMatrix.Decode(Spoilt(text, places.Where(place => !IsFormat(place)))) == text,
        iter: 300);

    [Fact]
    public void A_code_that_is_spoilt_beyond_repair_is_never_read_as_another_text() => Gen.Select(s_text, Gen.Int[0, (QrMatrix.Side * QrMatrix.Side) - 1].Array[150]).Sample(
        (text, places) => (QrMatrix.Decode(Spoilt(text, places)) ?? text) == text,
        iter: 300);

    /// <summary>Two of the fifteen bits may be spoilt, three are too many.</summary>
    static bool IsFormat(int place) => place / QrMatrix.Side == 8 || place % QrMatrix.Side == 8;

    static bool[] Spoilt(string text, IEnumerable<int> places)
    {
        var modules = Modules(text);
        foreach (var place in places)
            modules[place] ^= true;
        return modules;
    }

    static bool[] Modules(string text)
    {
        var bits = QrSquare.Bits(text);
        var rowBytes = bits.Length / QrSquare.Side;
        return [.. Enumerable.Range(0, QrSquare.Side * QrSquare.Side).Select(module =>
            (bits[(module / QrSquare.Side * rowBytes) + (module % QrSquare.Side / 8)] & (0x80 >> (module % QrSquare.Side % 8))) != 0)];
    }
}
