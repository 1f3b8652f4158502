using System.Text.RegularExpressions;
using Sirekap.Election.Contests;

namespace Sirekap.Forms.Layout;

/// <summary>What stands beside each other on paper: one field, or fields that count the same for several groups of people.</summary>
/// <param name="Section">What the fields' ids have before the first full stop.</param>
/// <param name="Number">The rest of the form's numbering without the column, such as <c>B.1</c>; may be empty.</param>
/// <param name="Label">What is counted.</param>
/// <param name="Figures">The fields, each with the head of its column.</param>
/// <param name="Candidate">Whose votes these are, or null.</param>
sealed partial record FieldRow(string Section, string Number, string Label, IReadOnlyList<(string Field, string Head)> Figures, Candidate? Candidate)
{
    const int MostColumns = 3;

    /// <summary>
    /// The rows of a contest's form in its order. Fields share a row when their ids differ only in a letter after the last full stop and
    /// their Indonesian labels only after the last comma. Candidates never do.
    /// </summary>
    public static IEnumerable<FieldRow> Of(Contest contest, string language)
    {
        var ofCandidates = contest.Candidates.Select(candidate => candidate.Field).ToHashSet(StringComparer.Ordinal);
        for (var first = 0; first < contest.Fields.Length;)
        {
            var count = 1;
            while (count < MostColumns && first + count < contest.Fields.Length && IsBeside(contest.Fields[first], contest.Fields[first + count], ofCandidates))
                count++;
            yield return Of(contest, [.. contest.Fields.AsSpan(first, count)], language);
            first += count;
        }
    }

    static FieldRow Of(Contest contest, ContestField[] fields, string language)
    {
        var path = fields[0].Id.Split('.');
        var number = string.Join('.', path.Skip(1).SkipLast(fields.Length > 1 ? 1 : 0));
        var label = fields[0].Label.In(language);
        return new(
            path[0],
            LetterThenDigit().Replace(number, "."),
            fields.Length > 1 ? Halves(label).Common : label,
            [.. fields.Select(field => (field.Id, fields.Length > 1 ? Capital(Halves(field.Label.In(language)).Own) : ""))],
            contest.Candidates.FirstOrDefault(candidate => candidate.Field == fields[0].Id));
    }

    static bool IsBeside(ContestField first, ContestField other, HashSet<string> ofCandidates)
    {
        var (common, own) = Halves(first.Label.Id);
        var (commonOther, ownOther) = Halves(other.Label.Id);
        return own.Length > 0 && own != ownOther && common == commonOther
            && Path(first.Id) is { Length: > 0 } path && path == Path(other.Id)
            && char.IsAsciiLetter(first.Id[^1]) && char.IsAsciiLetter(other.Id[^1])
            && !ofCandidates.Contains(first.Id) && !ofCandidates.Contains(other.Id);
    }

    static string Path(string id) => id.LastIndexOf('.') is >= 0 and var stop ? id[..stop] : "";

    static (string Common, string Own) Halves(string label) =>
        label.LastIndexOf(", ", StringComparison.Ordinal) is >= 0 and var comma ? (label[..comma], label[(comma + 2)..]) : (label, "");

    static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex("(?<=[A-Z])(?=[0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LetterThenDigit();
}
