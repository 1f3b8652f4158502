using static Sirekap.Election.Forms.FormDefinitionCheck;

namespace Sirekap.Election.Forms;

/// <summary>What must hold for the marks by which a page is found in a photograph: one tag and four fiducials, or four tags.</summary>
static class CornersCheck
{
    public static void Check(PageDefinition page, string name, Action<Box, string> lies)
    {
        foreach (var tag in page.Tags.Prepend(page.Tag))
            CheckTag(tag, name, lies);
        if (page.CornerTags.IsEmpty)
        {
            Demand(page.Corners.Length == 4, $"{name} has {page.Corners.Length} corner fiducials; four are needed, or four corner tags instead.");
            foreach (var corner in page.Corners)
                lies(new(corner.Centre.X - corner.Side, corner.Centre.Y - corner.Side, 2 * corner.Side, 2 * corner.Side), "a corner fiducial");
            CheckOrder(page, name, page.Corners.Select(corner => corner.Centre));
            return;
        }

        Demand(page.Corners.IsEmpty, $"{name} has corner tags and corner fiducials; give one of the two.");
        Demand(page.CornerTags.Length == 4, $"{name} has {page.CornerTags.Length} corner tags; four are needed.");
        Demand(page.Tag == page.CornerTags[0], $"{name}: the page's tag {page.Tag.Id} must be the first of its corner tags.");
        CheckOrder(page, name, page.CornerTags.Select(tag => new Spot(tag.Area.CentreX, tag.Area.CentreY)));
    }

    static void CheckTag(TagDefinition tag, string name, Action<Box, string> lies)
    {
        lies(tag.Area, $"tag {tag.Id}");
        Demand(Math.Abs(tag.Area.Width - tag.Area.Height) < 0.01, $"{name}: tag {tag.Id} is not square.");
        Demand(tag.QuarterTurns is >= 0 and <= 3, $"{name}: tag {tag.Id} has {tag.QuarterTurns} quarter turns; give 0 to 3.");
        Demand(
            AprilTag36h10.CodeOf(tag.Id) is not null,
            $"{name}: tag {tag.Id} is not in AprilTag36h10; choose an id from {AprilTag36h10.FirstId} to {AprilTag36h10.LastId}.");
    }

    static void CheckOrder(PageDefinition page, string name, IEnumerable<Spot> corners)
    {
        var (middleX, middleY) = (page.Width / 2, page.Height / 2);
        var inOrder = corners.Select((corner, place) => corner.X < middleX == place is 0 or 3 && corner.Y < middleY == place is 0 or 1);
        Demand(inOrder.All(right => right), $"{name}: corners must be top left, top right, bottom right, bottom left.");
    }
}
