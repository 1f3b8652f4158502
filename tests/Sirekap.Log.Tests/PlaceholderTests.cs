namespace Sirekap.Log.Tests;

public class PlaceholderTests
{
    [Fact]
    public void The_room_exists() => Assert.True(true);
}
