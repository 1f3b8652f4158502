using System.Globalization;
using System.Text;
using QRCoder;

namespace Sirekap.Server.Site.Receipts;

/// <summary>A QR code as one path of an SVG, with the four white modules around it that readers need.</summary>
/// <param name="Side">Modules on a side, the white ones included.</param>
/// <param name="Path">The dark modules: runs of each row, one unit a module.</param>
public sealed record QrPicture(int Side, string Path)
{
    /// <summary>Draws a text at level M (15 % of the code may be damaged); null when no QR code holds so much.</summary>
    public static QrPicture? Of(string text)
    {
        using var generator = new QRCodeGenerator();
        try
        {
            using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
            return new(code.ModuleMatrix.Count, PathOf(code.ModuleMatrix));
        }
        catch (QRCoder.Exceptions.DataTooLongException)
        {
            return null;
        }
    }

    private static string PathOf(List<System.Collections.BitArray> rows)
    {
        var path = new StringBuilder();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows.Count;)
            {
                var first = column;
                while (column < rows.Count && rows[row][column])
                    column++;
                if (column > first)
                    path.Append(CultureInfo.InvariantCulture, $"M{first} {row}h{column - first}v1H{first}z");
                else
                    column++;
            }
        }

        return path.ToString();
    }
}
