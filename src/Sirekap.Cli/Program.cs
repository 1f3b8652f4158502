using System.CommandLine;
using Sirekap.Cli;
using Sirekap.Cli.Commands;

var root = new RootCommand("Sirekap Terbuka: hasil pemilu yang dapat diperiksa siapa saja · election results that anyone can check")
{
    ClaimsCommand.Build(),
    FormsCommand.Build(),
    ReadCommand.Build(),
    VerifyCommand.Build(),
    StatisticsCommand.Build(),
    DemoCommand.Build(),
    RehearseCommand.Build(),
    ServeCommand.Build(),
    DeskCommand.Build(),
    PhoneCommand.Build(),
    MirrorCommand.Build(),
    WitnessCommand.Build(),
    DatabaseCommand.Build(),
    KeyCommand.Build(),
    LogCommand.Build(),
    ResidencyCommand.Build(),
    BackupCommands.Backup(),
    BackupCommands.Restore(),
};
try
{
    var parsed = root.Parse(args);
    var status = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    // A command that was called wrongly did not do its work; 1 would mean that verify had found something wrong.
    return parsed.Errors.Count > 0 ? Failures.ExitStatus : status;
}
catch (Exception failure) when (Failures.AreForPeople(failure))
{
    Console.Error.WriteLine($"sirekap: {Failures.Sentence(failure)}");
    return Failures.ExitStatus;
}
