using Sirekap.Storage.Tests;
using Sirekap.Storage.Tests.Killed;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// The test program is its own victim: started with this word it appends until it is killed; otherwise it runs the tests.
if (args is [Appender.Word, var folder])
    return await Appender.RunAsync(folder);
return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
