using System.Globalization;
using System.Resources;
using Sirekap.Residency.Judging;

namespace Sirekap.Residency.Texts;

/// <summary>The words of the audit in one language, by key, from <c>ResidencyTexts.resx</c>.</summary>
/// <param name="language"><c>en</c> for English; everything else is Indonesian.</param>
public sealed class ResidencyWords(string language)
{
    private static readonly ResourceManager s_texts = new("Sirekap.Residency.Texts.ResidencyTexts", typeof(ResidencyWords).Assembly);

    /// <summary>The language's culture.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language == "en" ? "en" : "id");

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public string this[string key] => Find(key) ?? throw new KeyNotFoundException($"The audit has no text \"{key}\": add it to ResidencyTexts.resx.");

    /// <summary>The text of a key with values in it.</summary>
    public string Of(string key, params object[] values) => string.Format(Culture, this[key], values);

    /// <summary>The text of a key; null if there is none.</summary>
    public string? Find(string key) => s_texts.GetString(key, Culture);

    /// <summary>A verdict in words.</summary>
    public string Of(Verdict verdict) => this[$"verdict.{verdict}"];

    /// <summary>A country's name; its code where the name is not known here. <c>!ID</c> is anywhere outside that country.</summary>
    public string Country(string code) => code is ['!', .. var inside] ? Of("country.elsewhere", Country(inside)) : Find($"country.{code}") ?? code;

    /// <summary>A day in words.</summary>
    public string Day(DateTimeOffset moment) => moment.ToString("d MMMM yyyy", Culture);
}
