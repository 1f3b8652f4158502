using Sirekap.Residency.Evidence;
using Sirekap.Residency.Judging;
using Sirekap.Residency.Reports;
using Sirekap.Residency.Texts;
using Spectre.Console;
using Paragraph = Sirekap.Residency.Texts.Paragraph;

namespace Sirekap.Cli.Residency;

/// <summary>Shows an audit: progress while it goes on, then a paragraph for each subject, or one JSON document.</summary>
internal sealed class AuditScreen(TextWriter output, string language, bool json, IAnsiConsole? console = null)
{
    private readonly ResidencyWords _words = new(language);
    private readonly IAnsiConsole _console = console ?? AnsiConsole.Console;

    public async Task<EvidenceFile> ProgressAsync(IReadOnlyCollection<Subject> subjects, Func<Action<Subject>, Task<EvidenceFile>> work)
    {
        if (json || !_console.Profile.Capabilities.Interactive)
            return await work(_ => { });
        return await _console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new SpinnerColumn())
            .StartAsync(bars =>
            {
                var task = bars.AddTask(Markup.Escape(_words["report.subjects"]), maxValue: subjects.Count);
                return work(subject =>
                {
                    task.Description = Markup.Escape(subject.Name);
                    task.Increment(1);
                });
            });
    }

    public void Show(EvidenceFile file)
    {
        if (json)
        {
            output.WriteLine(ReportDocument.Write(file));
            return;
        }

        foreach (var subject in file.Subjects)
            Show(ResidencyJudge.Judge(subject, file.Home));
    }

    private void Show(SubjectVerdict verdict)
    {
        output.WriteLine($"{Shape(verdict.Answering.Verdict)} {verdict.Subject.Name}: {_words.Of(verdict.Answering.Verdict)} ({verdict.Answering.Code})");
        output.WriteLine($"  {Paragraph.Of(verdict, _words)}");
        foreach (var (role, ruling) in verdict.Roles)
            output.WriteLine($"  {Shape(ruling.Verdict)} {_words[$"role.{role}"]}: {_words.Of(ruling.Verdict)} ({ruling.Code})");
        foreach (var remark in verdict.Remarks)
            output.WriteLine($"  ! {Paragraph.Of(remark, _words)}");
        output.WriteLine();
    }

    private static char Shape(Verdict verdict) => verdict switch { Verdict.ProvenAtHome => '●', Verdict.Contradicted => '✕', Verdict.Conflicting => '◐', _ => '○' };
}
