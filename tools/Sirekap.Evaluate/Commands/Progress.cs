using Spectre.Console;

namespace Sirekap.Evaluate.Commands;

/// <summary>A progress bar on a terminal; silence elsewhere.</summary>
internal static class Progress
{
    public static void Show(string what, int count, Action<Action<int>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(what, maxValue: Math.Max(1, count));
                work(done => task.Value = done);
            });
    }
}
