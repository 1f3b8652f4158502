using System.Collections.Immutable;
using Sirekap.Election.Forms;

namespace Sirekap.Forms.Layout;

/// <summary>The fixed places of every page, in millimetres on A1 (ISO 216); printers scale to smaller sheets of the same shape.</summary>
static class Paper
{
    public const double Width = 594, Height = 841;

    /// <summary>The body: everything between the page's head and foot.</summary>
    public const double Left = 24, Right = 570, Top = 103, Bottom = 779;

    /// <summary>The foot, between the lower tags.</summary>
    public const double FootTop = 787, FootLeft = 64, FootRight = 530;

    const double TagSide = 36, TagMargin = 18;

    /// <summary>Where the QR code stands, without its white surroundings.</summary>
    public static Box StationCode { get; } = new(452, 18, 72, 72);

    /// <summary>The coded corners of a page.</summary>
    /// <param name="firstId">The id of the upper left one; the others follow clockwise.</param>
    public static ImmutableArray<TagDefinition> CornerTags(int firstId)
    {
        const double FarX = Width - TagMargin - TagSide, FarY = Height - TagMargin - TagSide;
        Spot[] places = [new(TagMargin, TagMargin), new(FarX, TagMargin), new(FarX, FarY), new(TagMargin, FarY)];
        return [.. places.Select((place, index) => new TagDefinition(firstId + index, new(place.X, place.Y, TagSide, TagSide), 0))];
    }
}
