using System.Collections.Immutable;
using System.Globalization;

namespace Sirekap.Evaluate.Truth;

/// <summary>
/// Reads and writes <c>truth.csv</c>: one line for each field of each photograph; described in <c>docs/evaluation.md</c>. What cannot be
/// understood is said and left out: one bad line must not hide what the others show.
/// </summary>
internal sealed class TruthFile
{
    /// <summary>The usual name of the file in a folder of photographs.</summary>
    public const string Name = "truth.csv";

    /// <summary>The value of a line without a field, for a picture that a person cannot read either.</summary>
    const string Unreadable = "unreadable";

    static readonly string[] s_required = ["file", "page", "field", "value"];
    static readonly string[] s_known = [.. s_required, "kind", "boxes", "bubbles", "form", "note"];

    readonly Dictionary<string, int> _columns;
    readonly Dictionary<string, PageTruth> _pages = new(StringComparer.Ordinal);
    readonly List<string> _problems = [];

    TruthFile(Dictionary<string, int> columns) => _columns = columns;

    /// <summary>The photographs by file name.</summary>
    public IReadOnlyDictionary<string, PageTruth> Pages => _pages;

    /// <summary>What could not be understood, a sentence each.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The truth of a folder that has none written down.</summary>
    public static TruthFile None { get; } = new([]);

    /// <summary>Reads a truth file.</summary>
    /// <exception cref="FormatException">The first line does not name the columns.</exception>
    public static TruthFile Parse(IEnumerable<string> lines)
    {
        TruthFile? file = null;
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;
            if (file is null)
                file = new(Columns(CsvLine.Split(line.TrimStart('\uFEFF'))));
            else
                file.Take(CsvLine.Split(line), number);
        }

        return file ?? throw new FormatException($"The truth file is empty: its first line must name the columns {string.Join(", ", s_required)}.");
    }

    /// <summary>The first line of a truth file.</summary>
    public static string Heading => CsvLine.Join(s_known[..^1]);

    /// <summary>The lines of one photograph.</summary>
    public static IEnumerable<string> Lines(PageTruth page)
    {
        var number = page.Page?.ToString(CultureInfo.InvariantCulture) ?? "";
        if (page.Unreadable)
            yield return CsvLine.Join(page.File, number, "", Unreadable, "", "", "", page.Form);
        foreach (var field in page.Fields)
            yield return CsvLine.Join(page.File, number, field.Field, field.Value, field.Kind, field.Boxes ?? "", field.Bubbles ?? "", page.Form);
    }

    static Dictionary<string, int> Columns(List<string> names)
    {
        if (s_required.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal)) is { } missing)
            throw new FormatException($"The first line of the truth file must name the columns {string.Join(", ", s_required)}; {missing} is missing.");
        if (names.Find(name => !s_known.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw new FormatException($"The truth file has a column \"{unknown}\"; known are {string.Join(", ", s_known)}. Call your own remarks \"note\".");
        return names.Select((name, index) => (name, index)).ToDictionary(column => column.name, column => column.index, StringComparer.Ordinal);
    }

    void Take(List<string> values, int line)
    {
        var (file, fieldName, value) = (Of(values, "file"), Of(values, "field"), Of(values, "value"));
        int? number = int.TryParse(Of(values, "page"), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        if (file.Length == 0 || values.Count > _columns.Count)
        {
            _problems.Add($"Line {line} of the truth has {(file.Length == 0 ? "no file name" : "more values than columns")}.");
            return;
        }

        var page = _pages.GetValueOrDefault(file) ?? new PageTruth(file, number, []) { Form = Of(values, "form") };
        if (number is not null && page.Page is not null && page.Page != number)
            _problems.Add($"Line {line} of the truth calls {file} page {number}, an earlier line page {page.Page}.");
        if (Of(values, "form") != page.Form)
            _problems.Add($"Line {line} of the truth puts {file} into form \"{Of(values, "form")}\", an earlier line into \"{page.Form}\"; the earlier stands.");
        if (fieldName.Length == 0 && value == Unreadable)
            _pages[file] = page with { Unreadable = true };
        else if (Field(fieldName, value, values) is not { } field)
            _problems.Add($"Line {line} of the truth says \"{value}\" for field \"{fieldName}\": a number, \"blank\", \"?\" or a number with \"?\" is meant.");
        else if (page.Fields.Any(other => other.Field == fieldName))
            _problems.Add($"Line {line} of the truth names field {fieldName} of {file} for the second time; the first stands.");
        else
            _pages[file] = page with { Page = page.Page ?? number, Fields = page.Fields.Add(field) };
    }

    FieldTruth? Field(string name, string value, List<string> values)
    {
        if (name.Length == 0)
            return null;
        var field = new FieldTruth(name, Sight.Blank, null)
        {
            Kind = Of(values, "kind"),
            Boxes = OrNull(Of(values, "boxes")),
            Bubbles = OrNull(Of(values, "bubbles")),
        };
        if (value == "blank")
            return field;
        if (value == "?")
            return field with { Sight = Sight.Doubtful };
        return int.TryParse(value.TrimEnd('?'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? field with { Sight = value.EndsWith('?') ? Sight.Doubtful : Sight.Clear, Number = number }
            : null;
    }

    string Of(List<string> values, string column) =>
        _columns.TryGetValue(column, out var index) && index < values.Count ? values[index] : "";

    static string? OrNull(string value) => value.Length == 0 ? null : value;
}
