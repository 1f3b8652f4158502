using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sirekap.Election;
using Sirekap.Election.Counting;
using Spectre.Console;

namespace Sirekap.Cli.Verification;

/// <summary>Shows the check as it goes on, and its end: lines for people, or one JSON document for programs.</summary>
internal sealed class Screen(string language, bool json)
{
    private const int MostShown = 20;

    // Lines are left whole: a key that is broken in two cannot be copied.
    private readonly IAnsiConsole _console = Wide(AnsiConsole.Console);

    /// <summary>Shows a step that has ended.</summary>
    public void Show(Step step)
    {
        if (json)
            return;
        _console.MarkupLineInterpolated($"{Mark(step)} {step.Text.In(language)}");
        foreach (var problem in step.Problems.Take(MostShown))
            _console.MarkupLineInterpolated($"    [red]{problem.Place}[/]: {problem.Sentence.In(language)}");
        if (step.Problems.Count > MostShown)
            _console.WriteLine($"    … {step.Problems.Count - MostShown}");
    }

    /// <summary>Shows how far the log has been taken in.</summary>
    public void Progress(long entries)
    {
        if (!json && _console.Profile.Capabilities.Interactive)
            Console.Error.Write($"\r… {entries}\r");
    }

    /// <summary>Ends a check that took place.</summary>
    /// <returns>The exit status.</returns>
    public int End(string name, Report report, Verifier verifier)
    {
        var problems = report.Problems.ToList();
        var sentence = problems.Count == 0
            ? Texts.Holds(name, verifier.Checkpoint!)
            : Texts.Fails(name, problems.Count, problems[0].Place);
        var status = problems.Count == 0 ? VerifyRun.Holds : VerifyRun.Fails;
        if (json)
        {
            Print(new(
                name, status, sentence, verifier.Checkpoint?.Size, verifier.Checkpoint?.Root.ToString(),
                report.Steps, report.Notes, [.. verifier.Ignored.Select(Describe)]));
            return status;
        }

        ShowIgnored(verifier.Ignored);
        foreach (var note in report.Notes)
            _console.MarkupLineInterpolated($"[yellow]![/] {note.In(language)}");
        _console.MarkupLineInterpolated($"[bold]{sentence.In(language)}[/]");
        return status;
    }

    /// <summary>Ends a check that could not take place.</summary>
    /// <returns>The exit status.</returns>
    public int NotChecked(string name, string reason)
    {
        var sentence = Texts.NotChecked(reason);
        if (json)
            Print(new(name, VerifyRun.NotChecked, sentence, null, null, [], [], []));
        else
            _console.MarkupLineInterpolated($"[bold]{sentence.In(language)}[/]");
        return VerifyRun.NotChecked;
    }

    private static IAnsiConsole Wide(IAnsiConsole console)
    {
        console.Profile.Width = 10_000;
        return console;
    }

    private static string Mark(Step step) => step.Problems.Count == 0 ? "✓" : "✗";

    private static IgnoredDocument Describe(IgnoredEntry entry) => new(entry.Index, entry.Kind, entry.Reason.Code, entry.Reason.Sentence);

    private void ShowIgnored(IReadOnlyList<IgnoredEntry> ignored)
    {
        foreach (var entry in ignored.Take(MostShown))
            _console.MarkupLineInterpolated($"  [grey]log {entry.Index} {entry.Kind}[/] {entry.Reason.Code}: {entry.Reason.Sentence}");
        if (ignored.Count > MostShown)
            _console.WriteLine($"  … {ignored.Count - MostShown}");
    }

    private static void Print(ReportDocument report) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(report, ReportJson.Plain.ReportDocument));
}

/// <summary>The report as a document.</summary>
internal sealed record ReportDocument(
    string Source, int Exit, LocalizedText Sentence, long? Size, string? Root,
    IReadOnlyList<Step> Steps, IReadOnlyList<LocalizedText> Notes, IReadOnlyList<IgnoredDocument> Ignored);

/// <summary>An entry that the count ignores.</summary>
internal sealed record IgnoredDocument(long Index, string? Kind, string Code, string Sentence);

/// <summary>Writes reports.</summary>
[JsonSerializable(typeof(ReportDocument))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>The one instance that is used.</summary>
    public static ReportJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });
}
