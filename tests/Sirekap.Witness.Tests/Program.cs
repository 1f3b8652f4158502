using Sirekap.Witness.Tests;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// The test program is its own victim: started with this word it is a witness until it is killed; otherwise it runs the tests.
if (args is [Victim.Word, var folder])
    return await Victim.RunAsync(folder);
return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
