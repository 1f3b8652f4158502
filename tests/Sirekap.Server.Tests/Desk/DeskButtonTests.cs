using System.Text.RegularExpressions;
using Sirekap.Server.Tests.Fixtures;

namespace Sirekap.Server.Tests.Desk;

/// <summary>A button of the desk waits for its script, unless its form only asks for a page.</summary>
public sealed partial class DeskButtonTests
{
    [Fact]
    public void No_button_of_the_desk_can_be_pressed_before_its_script_listens()
    {
        var pages = Directory.GetFiles(Path.Combine(Files.Root, "src", "Sirekap.Server", "Desk"), "*.razor", SearchOption.AllDirectories);
        Assert.True(pages.Length > 15, $"Only {pages.Length} pages were found in the source.");
        var bare = pages.Where(page => Path.GetFileName(page) != "DeskButton.razor")
            .Where(page => AskingForm().Replace(File.ReadAllText(page), "").Contains("<button", StringComparison.Ordinal));
        Assert.Equal([], bare.Select(Path.GetFileName));
    }

    [GeneratedRegex("""<form[^>]* method="get".*?</form>""", RegexOptions.Singleline, 1000)]
    private static partial Regex AskingForm();
}
