using System.CommandLine;
using Sirekap.Evaluate.Commands;
using Sirekap.Reader.Digits;

var root = new RootCommand("Measures the reader on photographs whose truth is known; see docs/evaluation.md.")
{
    MakeCommand.Build(),
    ReportCommand.Build(),
    ExportCommand.Build(),
    MisuseCommand.Build(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException or DigitModelException or OperationCanceledException)
{
    Console.Error.WriteLine($"evaluate: {(failure is OperationCanceledException ? "ended." : failure.Message)}");
    return 2;
}
