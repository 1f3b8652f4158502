using System.Globalization;

namespace Sirekap.Reader.Pages;

/// <summary>Which page a photograph was asked for.</summary>
/// <param name="Form">The form's id, such as <c>c-hasil-ppwp-2024</c>.</param>
/// <param name="Page">The page's number, from 1.</param>
public sealed record PageExpectation(string Form, int Page)
{
    /// <summary>Reads <c>FORM:PAGE</c>; null when the text is not of that shape.</summary>
    public static PageExpectation? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0
            ? new(text[..colon], page)
            : null;
    }

    /// <summary>Why a page is not the one that was expected; null when it is.</summary>
    internal Refusal? Against(string form, int page) =>
        form != Form ? Refusal.WrongForm
        : page != Page ? Refusal.WrongPage
        : null;
}
