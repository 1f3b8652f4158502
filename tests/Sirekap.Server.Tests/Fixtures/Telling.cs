using Sirekap.Server.Counting;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Fixtures;

internal static class Telling
{
    /// <summary>Takes into a live count what a story has told since.</summary>
    public static void Follow(this LiveCount live, Story story)
    {
        var count = live.OpenGroup();
        try
        {
            foreach (var entry in story.Entries.Skip((int)count.Size))
                count.Apply(count.Size, entry);
        }
        finally
        {
            live.CloseGroup();
        }
    }
}
