namespace Sirekap.Forms.Pdf;

/// <summary>Sheets of ISO 216, upright. All have one shape, so a form is the same on each.</summary>
public enum PaperSize
{
    /// <summary>594 × 841 mm: for the wall, near KPU's 600 × 900 mm.</summary>
    A1,

    /// <summary>420 × 594 mm.</summary>
    A2,

    /// <summary>297 × 420 mm: the usual size; boxes are 13 mm wide.</summary>
    A3,

    /// <summary>210 × 297 mm: boxes are 9.2 mm wide.</summary>
    A4,
}
