using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text;
using System.Text.Json;

namespace Sirekap.Server.Phones;

/// <summary>The app's words in both languages, from <c>Texts/PhoneTexts.resx</c>, as a module that stands on the phone before .NET does.</summary>
internal static class PhoneWords
{
    private static readonly ResourceManager _texts = new("Sirekap.Server.Phones.Texts.PhoneTexts", typeof(PhoneWords).Assembly);

    /// <summary>The module <c>texts.js</c>.</summary>
    public static byte[] ToModule()
    {
        var all = new Dictionary<string, SortedDictionary<string, string>> { ["id"] = Of(CultureInfo.InvariantCulture), ["en"] = Of(CultureInfo.GetCultureInfo("en")) };
        return Encoding.UTF8.GetBytes($"export const TEXTS = {JsonSerializer.Serialize(all)};\n");
    }

    /// <summary>Every text of one language, by key; never another language's.</summary>
    public static SortedDictionary<string, string> Of(CultureInfo culture) => new(
        _texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal), StringComparer.Ordinal);
}
