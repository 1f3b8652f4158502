using Sirekap.Forms.Pdf;

namespace Sirekap.Forms.Recaps;

/// <summary>One page of a recapitulation in the making, A4 across, in millimetres from its upper left corner.</summary>
sealed class RecapPage() : PrintedPage(Width, Height)
{
    public const double Width = 297, Height = 210, Left = 12, Right = 285;

    /// <summary>The body: below the head, above the foot.</summary>
    public const double Top = 40, Bottom = 181;
}
