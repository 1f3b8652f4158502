using BenchmarkDotNet.Running;
using Sirekap.Bench;

if (args is ["load-once"])
    LoadOnce.Run();
else
    BenchmarkSwitcher.FromAssembly(typeof(LoadOnce).Assembly).Run(args);
