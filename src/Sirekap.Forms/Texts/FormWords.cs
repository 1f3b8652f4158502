using System.Globalization;
using System.Resources;

namespace Sirekap.Forms.Texts;

/// <summary>The printed words of a form in one language, by key, from <c>FormTexts.resx</c>.</summary>
sealed class FormWords(string language)
{
    static readonly ResourceManager s_texts = new("Sirekap.Forms.Texts.FormTexts", typeof(FormWords).Assembly);

    readonly CultureInfo _culture = CultureInfo.GetCultureInfo(language == "en" ? "en" : "id");

    /// <summary>The language: <c>id</c> or <c>en</c>.</summary>
    public string Language => _culture.Name;

    public string this[string key] => s_texts.GetString(key, _culture) ?? throw new KeyNotFoundException($"Forms have no text \"{key}\": add it to FormTexts.resx.");

    public string Of(string key, params object[] values) => string.Format(_culture, this[key], values);
}
