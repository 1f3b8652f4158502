using System.CommandLine;
using Sirekap.Cli;
using Sirekap.Cli.Commands;

var root = new RootCommand("Sirekap Terbuka: hasil pemilu yang dapat diperiksa siapa saja · election results that anyone can check")
{
    ClaimsCommand.Build(),
    FormsCommand.Build(),
    ReadCommand.Build(),
    VerifyCommand.Build(),
    DemoCommand.Build(),
    ServeCommand.Build(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception failure) when (Failures.AreForPeople(failure))
{
    Console.Error.WriteLine($"sirekap: {Failures.Sentence(failure)}");
    return Failures.ExitStatus;
}
