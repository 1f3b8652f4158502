using System.Globalization;
using System.Resources;
using Sirekap.Election.Counting;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Tests.Site;

public sealed class VisitingTests
{
    [Theory]
    [InlineData("KOTA TERNATE", "Kota Ternate")]
    [InlineData("DKI JAKARTA", "DKI Jakarta")]
    [InlineData("UBO-UBO", "Ubo-Ubo")]
    [InlineData("KOTO XI TARUSAN", "Koto XI Tarusan")]
    [InlineData("SP 3", "SP 3")]
    [InlineData("MA'RANG", "Ma'rang")]
    [InlineData("P A P U A", "Papua")]
    public void Names_in_capitals_become_names_for_reading(string name, string read) => Assert.Equal(read, PlaceName.Of(name));

    [Theory]
    [InlineData(1, 1_000_000, "< 0,1%")]
    [InlineData(0, 10, "0,0%")]
    [InlineData(999_999, 1_000_000, "99,9%")]
    [InlineData(10, 10, "100,0%")]
    [InlineData(1, 3, "33,3%")]
    public void A_share_is_nothing_or_all_only_when_it_is(long part, long whole, string shown) =>
        Assert.Equal(shown, Language.Indonesian.Percent(part, whole));

    [Fact]
    public void Both_languages_have_every_text_with_the_same_places()
    {
        var texts = new ResourceManager("Sirekap.Server.Site.Texts.SiteTexts", typeof(Words).Assembly);
        var indonesian = Keys(texts, CultureInfo.InvariantCulture);
        var english = Keys(texts, CultureInfo.GetCultureInfo("en"));
        Assert.Equal(indonesian.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in indonesian)
        {
            for (var place = 0; place < 4; place++)
            {
                var hole = FormattableString.Invariant($"{{{place}}}");
                Assert.Equal((key, text.Contains(hole, StringComparison.Ordinal)), (key, english[key].Contains(hole, StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public void Every_state_is_told_in_words()
    {
        foreach (var state in FormStates.All)
        {
            foreach (var key in new[] { $"state.{state.Code()}", $"state.{state.Code()}.why", $"station.{state.Code()}" })
                Assert.NotEqual(Language.Indonesian.Words[key], Language.English.Words.Find(key) is { } english && key != "state.final" ? english : "");
        }
    }

    private static Dictionary<string, string> Keys(ResourceManager texts, CultureInfo culture) =>
        texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
}
