using System.Globalization;
using QRCoder;
using Sirekap.Election.Forms;

namespace Sirekap.Forms.Printing;

/// <summary>A QR code as a bitmap of one bit a module.</summary>
public static class QrSquare
{
    /// <summary>Version 7: 45 modules a side, 178 characters at level M.</summary>
    public const int Version = 7, Side = 45;

    const int Quiet = 4, RowBytes = (Side + 7) / 8;

    /// <summary>The modules row by row, each row in whole bytes; 1 is black.</summary>
    /// <exception cref="FormatException">The text is too long.</exception>
    public static byte[] Bits(string text)
    {
        using var generator = new QRCodeGenerator();
        QRCodeData code;
        try
        {
            code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, requestedVersion: Version);
        }
        catch (QRCoder.Exceptions.DataTooLongException failure)
        {
            throw new FormatException($"The station code \"{text}\" is too long for its place; shorten the election's id.", failure);
        }

        using (code)
        {
            var bits = new byte[Side * RowBytes];
            for (var row = 0; row < Side; row++)
            {
                for (var column = 0; column < Side; column++)
                {
                    if (code.ModuleMatrix[row + Quiet][column + Quiet])
                        bits[(row * RowBytes) + (column / 8)] |= (byte)(0x80 >> (column % 8));
                }
            }

            return bits;
        }
    }

    /// <summary>Prints a code into a square, each row's dark runs as rectangles.</summary>
    public static void Print(IPrintSurface surface, StationCode code, Box place)
    {
        const double Overlap = 0.03; // Rows that only touch show hairlines between them.
        var (bits, module) = (Bits(code.Text), place.Width / Side);
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side;)
            {
                var first = column;
                while (column < Side && IsDark(bits, row, column))
                    column++;
                if (column > first)
                    surface.Rectangle(new(place.X + (first * module), place.Y + (row * module), (column - first) * module, module + Overlap), 1);
                else
                    column++;
            }
        }
    }

    /// <summary>The operators that paint a code into a square, as an inline image; bytes stand for Latin-1 characters.</summary>
    internal static string Operators(string text, Box place)
    {
        var bits = string.Concat(Bits(text).Select(bit => (char)bit));
        // A stencil paints where bits are 0 unless told otherwise; its rows go down while y of the image goes up.
        return string.Create(
            CultureInfo.InvariantCulture,
            $"q 0 g {place.Width:0.###} 0 0 {-place.Height:0.###} {place.X:0.###} {place.Bottom:0.###} cm BI /W {Side} /H {Side} /IM true /D [1 0] ID {bits}\nEI Q\n");
    }

    static bool IsDark(byte[] bits, int row, int column) => (bits[(row * RowBytes) + (column / 8)] & (0x80 >> (column % 8))) != 0;
}
