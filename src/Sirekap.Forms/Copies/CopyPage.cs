using Sirekap.Forms.Pdf;

namespace Sirekap.Forms.Copies;

/// <summary>One page of a copy in the making, A4 upright, in millimetres from its upper left corner.</summary>
sealed class CopyPage() : PrintedPage(Width, Height)
{
    public const double Width = 210, Height = 297, Left = 12, Right = 198;

    /// <summary>The body: below the head, above the foot.</summary>
    public const double Top = 32, Bottom = 266, FootTop = 270;
}
