using System.CommandLine;
using Sirekap.Cli.Commands;

var root = new RootCommand("Sirekap Terbuka: hasil pemilu yang dapat diperiksa siapa saja · election results that anyone can check")
{
    ClaimsCommand.Build(),
    ReadCommand.Build(),
    VerifyCommand.Build(),
    DemoCommand.Build(),
    ServeCommand.Build(),
};
return await root.Parse(args).InvokeAsync();
