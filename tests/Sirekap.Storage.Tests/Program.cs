using Sirekap.Storage.Tests;
using Sirekap.Storage.Tests.Faults;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// The test program is its own victim: started with this word it appends until it is killed; otherwise it runs the tests.
if (args is [Victim.Word, var folder, var life, var database])
    return await Victim.RunAsync(folder, int.Parse(life), database);
if (args is [KeyChangeVictim.Word, var keys, var change])
    return await KeyChangeVictim.RunAsync(keys, int.Parse(change));
return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
