using System.Text;
using Microsoft.AspNetCore.WebUtilities;
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

    /// <summary>Whether one was sent, also where it could not be taken: a browser does not send a file again by itself.</summary>
    internal bool HadPhoto { get; init; }

    /// <summary>A form that nothing is filled in of.</summary>
    public static ReportDraft Empty { get; } = new(null, null, "", "", "");

    /// <summary>Reads a form as browsers send it (application/x-www-form-urlencoded).</summary>
    internal static SentReport Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            var sent = new FormReader(Encoding.UTF8.GetString(body)) { ValueCountLimit = 10, KeyLengthLimit = 40, ValueLengthLimit = MostBytes }.ReadForm();
            return SentReport.Of(name => sent.TryGetValue(name, out var values) ? values[0] ?? "" : "");
        }
        catch (InvalidDataException broken)
        {
            return new(Empty, new("malformed", $"This is not the form of a report: {broken.Message}"));
        }
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

        return plain.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>Control characters, and formats such as those that turn the direction of writing.</summary>
    private static bool Unwanted(Rune rune) => Rune.GetUnicodeCategory(rune) is
        System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse
        or System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
