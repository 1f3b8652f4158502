using BenchmarkDotNet.Running;
using Sirekap.Bench;
using Sirekap.Bench.Nights;
using Sirekap.Bench.Recounting;

switch (args)
{
    case ["load-once"]:
        LoadOnce.Run();
        break;
    case ["pages", .. var rest]:
        PageTimes.Run(rest.FirstOrDefault(string.Empty));
        break;
    case ["stages", .. var rest]:
        StageTimes.Run(rest.FirstOrDefault(string.Empty));
        break;
    case ["log-append"]:
        await LogAppendBench.RunAsync();
        break;
    case ["addresses", var mmdb]:
        AddressTimes.Run(mmdb);
        break;
    case ["log-verify"]:
        await LogVerifyBench.RunAsync();
        break;
    case ["log-mirror"]:
        await LogMirrorBench.RunAsync();
        break;
    case ["recount"]:
        RecountRace.Run();
        break;
    case ["intake"]:
        await IntakeRace.RunAsync();
        break;
    case ["rule-power"]:
        RulePower.Run(forms: 1_000_000);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(LoadOnce).Assembly).Run(args);
        break;
}
