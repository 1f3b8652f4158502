using System.Globalization;
using System.Text;
using Sirekap.Election.Forms;
using Sirekap.Forms.Printing;

namespace Sirekap.Forms.Pdf;

/// <summary>One page of a document in the making, in millimetres from its upper left corner.</summary>
/// <param name="width">The sheet's width.</param>
/// <param name="height">The sheet's height.</param>
class PrintedPage(double width, double height)
{
    const double PointsPerMillimetre = 72 / 25.4;

    readonly PdfSurface _surface = new();
    readonly List<byte> _below = [];

    /// <summary>What the page names as its size.</summary>
    public string MediaBox { get; } = string.Create(CultureInfo.InvariantCulture, $"[0 0 {width * PointsPerMillimetre:0.##} {height * PointsPerMillimetre:0.##}]");

    /// <summary>Words from their left end, made smaller where they would pass a width.</summary>
    public void Text(string text, double x, double baseline, double height, double width = double.MaxValue, bool bold = false) =>
        Print(text, x, baseline, Fitting(text, height, width, bold), bold);

    /// <summary>Words that end at a place.</summary>
    public void RightText(string text, double right, double baseline, double height, double width, bool bold = false)
    {
        var fitting = Fitting(text, height, width, bold);
        Print(text, right - Font(bold).Measure(text, fitting), baseline, fitting, bold);
    }

    public void Line(double x1, double y1, double x2, double y2, double thickness = 0.15) => _surface.Line(new(x1, y1), new(x2, y2), thickness, 1);

    public void Frame(Box box) => _surface.Frame(box, 0.2);

    public void Shade(Box box) => _surface.Rectangle(box, 0.08);

    /// <summary>Puts another drawing below all that is printed, made smaller and moved.</summary>
    public void Below(PdfSurface drawing, Spot at, double scale) => _below.AddRange(
    [
        .. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"q {scale:0.######} 0 0 {scale:0.######} {at.X:0.###} {at.Y:0.###} cm\n")),
        .. drawing.ToBytes(),
        .. "Q\n"u8,
    ]);

    /// <summary>The operators of the page with a QR code in a square.</summary>
    public byte[] ToBytes(string code, Box place) =>
    [
        .. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{PointsPerMillimetre:0.######} 0 0 {-PointsPerMillimetre:0.######} 0 {height * PointsPerMillimetre:0.###} cm\n")),
        .. _below,
        .. _surface.ToBytes(),
        .. Encoding.Latin1.GetBytes(QrSquare.Operators(code, place)),
    ];

    static double Fitting(string text, double height, double width, bool bold) => Math.Min(height, height * width / Math.Max(Font(bold).Measure(text, height), 0.01));

    static PrintFont Font(bool bold) => bold ? PrintFont.Bold : PrintFont.Regular;

    void Print(string text, double x, double baseline, double height, bool bold) => _surface.Text(new(text, new(x, baseline), height, Bold: bold));
}
