using System.Globalization;
using System.Resources;

namespace Sirekap.Server.Site.Visiting;

/// <summary>The sentences of the interface in one language, by key, from <c>Texts/SiteTexts.resx</c>.</summary>
public sealed class Words
{
    private static readonly ResourceManager _texts = new("Sirekap.Server.Site.Texts.SiteTexts", typeof(Words).Assembly);

    private readonly CultureInfo _culture;

    internal Words(CultureInfo culture) => _culture = culture;

    /// <summary>The sentence of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public string this[string key] => Find(key) ?? throw new KeyNotFoundException($"The interface has no text \"{key}\": add it to SiteTexts.resx.");

    /// <summary>The sentence of a key with values in its places.</summary>
    public string With(string key, params object[] values) => string.Format(_culture, this[key], values);

    /// <summary>What follows a prefix in every key that begins with it, in order.</summary>
    public static IEnumerable<string> After(string prefix) => _texts.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
        .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key)
        .Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]).Order(StringComparer.Ordinal);

    /// <summary>The sentence of a key; null where there is none.</summary>
    public string? Find(string key) => _texts.GetString(key, _culture);
}
