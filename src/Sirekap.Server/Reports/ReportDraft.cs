using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Reports;

/// <summary>What a citizen has filled in.</summary>
/// <param name="Subject">What is wrong; null while nothing is chosen.</param>
/// <param name="Field">The field that is meant; null for none in particular.</param>
/// <param name="Text">The reporter's own words, made plain; empty for none.</param>
/// <param name="Challenge">What the server put into the form.</param>
/// <param name="Proof">What the script added; empty without one.</param>
public sealed record ReportDraft(ReportSubject? Subject, string? Field, string Text, string Challenge, string Proof)
{
    /// <summary>The most characters that a report's own words have.</summary>
    public const int MostText = 1000;

    /// <summary>The most bytes of a form: every character of the words may take nine when it is escaped.</summary>
    public const int MostBytes = 16 * 1024;

    /// <summary>The photograph as it was sent; null for none.</summary>
    internal byte[]? Photo { get; init; }

    /// <summary>A form that nothing is filled in of.</summary>
    public static ReportDraft Empty { get; } = new(null, null, "", "", "");

    /// <summary>Reads a form as browsers send it (application/x-www-form-urlencoded).</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static ReportDraft Parse(ReadOnlySpan<byte> body)
    {
        Dictionary<string, Microsoft.Extensions.Primitives.StringValues> sent;
        try
        {
            sent = new FormReader(Encoding.UTF8.GetString(body)) { ValueCountLimit = 10, KeyLengthLimit = 40, ValueLengthLimit = MostBytes }.ReadForm();
        }
        catch (InvalidDataException broken)
        {
            throw new RefusedException("malformed", $"This is not the form of a report: {broken.Message}");
        }

        return Of(name => sent.TryGetValue(name, out var values) ? values[0] ?? "" : "");
    }

    /// <summary>Takes a draft out of a form's members.</summary>
    internal static ReportDraft Of(Func<string, string> member)
    {
        var (subject, field) = (member("subject"), member("field"));
        return new(subject.Length == 0 ? null : Codes.Parse<ReportSubject>(subject), field.Length == 0 ? null : field, Plain(member("text")), member("challenge"), member("proof"));
    }

    /// <summary>Words without what no reader should meet: one kind of line break, no control characters, no halves of characters, normal form C.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n' || !Unwanted(rune))
                plain.Append(rune);
        }

        var whole = plain.ToString().Normalize(NormalizationForm.FormC).Trim();
        return whole.Length <= MostText
            ? whole
            : throw new RefusedException("too-large", $"A report has at most {MostText} characters; this one has {whole.Length}.");
    }

    /// <summary>Control characters, and formats such as those that turn the direction of writing.</summary>
    private static bool Unwanted(Rune rune) => Rune.GetUnicodeCategory(rune) is
        System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse
        or System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
