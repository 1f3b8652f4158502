using System.Globalization;
using System.Text.RegularExpressions;
using Sirekap.Server.Phones;
using Sirekap.Server.Tests.Fixtures;

namespace Sirekap.Server.Tests.Phones;

/// <summary>The app's words: one place, both languages, nothing missing and nothing left over.</summary>
public sealed partial class PhoneWordsTests
{
    private static readonly IReadOnlyDictionary<string, string> Indonesian = PhoneWords.Of(CultureInfo.InvariantCulture), English = PhoneWords.Of(CultureInfo.GetCultureInfo("en"));

    private static string Scripts => string.Join('\n', Directory.EnumerateFiles(
        Path.Combine(Files.Root, "src", "Sirekap.Phone", "wwwroot"), "*.js", SearchOption.AllDirectories).Select(File.ReadAllText));

    [Fact]
    public void Both_languages_have_every_text_with_the_same_places()
    {
        Assert.Equal(Indonesian.Keys, English.Keys);
        foreach (var (key, text) in Indonesian)
            Assert.Equal((key, Places(text)), (key, Places(English[key])));
    }

    [Fact]
    public void Every_text_that_a_screen_names_is_there()
    {
        var named = Named().Matches(Scripts).Select(match => match.Groups["name"].Value).Where(name => !name.EndsWith('.')).Distinct().ToArray();
        Assert.InRange(named.Length, 80, 1000);
        Assert.Empty(named.Except(Indonesian.Keys));
    }

    [Fact]
    public void No_text_is_left_that_no_screen_names()
    {
        var scripts = Scripts;
        // A screen may also name a text by its beginning: t(`held.${state}`).
        var beginnings = Beginnings().Matches(scripts).Select(match => match.Groups["name"].Value).Distinct().ToArray();
        var left = Indonesian.Keys.Where(key => !scripts.Contains($"\"{key}\"", StringComparison.Ordinal) && !beginnings.Any(start => key.StartsWith(start, StringComparison.Ordinal)));
        Assert.Equal([], left);
    }

    private static string Places(string text) => string.Join(' ', Hole().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\bt\((?:[a-zA-Z!=. ]+\? )?""(?<name>[^""]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"`(?<name>[a-z]+\.)\$\{", RegexOptions.CultureInvariant)]
    private static partial Regex Beginnings();

    [GeneratedRegex(@"\{\d\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole();
}
