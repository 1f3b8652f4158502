using BenchmarkDotNet.Attributes;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Loading;
using Sirekap.Election.Rules;
using Sirekap.Server.Hosting;

namespace Sirekap.Bench;

/// <summary>
/// The shipped election from bytes to definition, and one form through all its checks. Run with
/// <c>dotnet run -c Release --project bench/Sirekap.Bench -- --filter *LoadingBench*</c>.
/// </summary>
[MemoryDiagnoser]
public class LoadingBench
{
    Dictionary<string, ReadOnlyMemory<byte>> _files = [];
    FigureSet _form = null!;

    /// <summary>Reads the files and fills a form that breaks nothing: no vote was cast.</summary>
    [GlobalSetup]
    public void ReadFiles()
    {
        _files = ElectionFolder.ReadFiles(ElectionFolder.Find());
        var contest = ElectionPackage.Load(_files).Contests[0];
        _form = new(contest, [.. contest.Fields.Select(_ => (Votes?)new Votes(0))]);
    }

    /// <summary>91,947 regions, 823,236 stations, contest, form, rules and hashes.</summary>
    [Benchmark]
    public ElectionDefinition Load() => ElectionPackage.Load(_files);

    /// <summary>All checks of the contest.</summary>
    [Benchmark]
    public int Check() => RuleBook.Check(_form).Length;
}
