using System.Diagnostics;
using System.Security.Cryptography;
using Sirekap.Bench.Appending;
using Sirekap.Bench.Verifying;
using Sirekap.Cli.Verification;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Log;
using Sirekap.Testing;

namespace Sirekap.Bench;

/// <summary>
/// Verification of a log from memory beside its peers, in one run: hashes beside SHA-256 over the same bytes, signatures beside the
/// library's own speed on one core and on all. Each figure is the best of several rounds, as the machine may be busy.
/// </summary>
static class LogVerifyBench
{
    const int Rounds = 5;

    public static async Task RunAsync(int entries = 1_000_000, int statements = 10_000)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}, OpenSSL called directly: {ShortHash.IsDirect}");
        await HashesAsync(new MemoryTiles(entries, [.. LogAppendBench.Entries(100_096).Select(entry => (ReadOnlyMemory<byte>)entry)]));
        await SignaturesAsync(statements);
    }

    static async Task HashesAsync(MemoryTiles log)
    {
        var (one, each, all, tree, fold) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            one = Best(one, () => log.HashAll(1));
            each = Best(each, log.HashEach);
            tree = Best(tree, () => Grow(log));
            all = Best(all, () => log.HashAll(Environment.ProcessorCount));
            fold = await BestAsync(fold, () => FoldAsync(log, null));
        }

        Say("SHA-256 over the bundles, one core", log.Size, one, one);
        Say("SHA-256 of each entry by the platform, one core", log.Size, each, one);
        Say("entries into a tree, one core", log.Size, tree, one);
        Say("SHA-256 over the bundles, all cores", log.Size, all, one);
        Say("verify without signatures, all cores", log.Size, fold, one);
    }

    static async Task SignaturesAsync(int statements)
    {
        using var story = new Story(SmallElection.Definition);
        for (var number = 0; number < statements; number++)
            story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", number));
        var log = new MemoryTiles(story.Entries.Count / TilePath.FullWidth * TilePath.FullWidth, story.Entries);
        var (one, all, serial, fold) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds - 2; round++)
        {
            one = Best(one, () => CheckAll(story, log.Size, 1));
            all = Best(all, () => CheckAll(story, log.Size, Environment.ProcessorCount));
            serial = Best(serial, () => Count(story, log.Size));
            fold = await BestAsync(fold, () => FoldAsync(log, new Count(story.Definition)));
        }

        Say("P-256 by the library, one core", log.Size, one, one);
        Say("P-256 by the library, all cores", log.Size, all, one);
        Say("count with signatures, in order", log.Size, serial, one);
        Say("verify with signatures and count", log.Size, fold, one);
    }

    static void Grow(MemoryTiles log)
    {
        var tree = new GrowingTree();
        foreach (var path in log.Paths)
        {
            foreach (var entry in EntryBundle.Decode(path, log.Bundle(path)))
                tree.Append(LogHash.OfLeaf(entry.Span));
        }

        Require(tree.Root == log.Root);
    }

    static async Task FoldAsync(MemoryTiles log, Count? count)
    {
        var fold = new LogFold(log, new TileCheck(log)) { Count = count };
        await fold.AdvanceAsync(log.Size, CancellationToken.None);
        Require(fold.Root == log.Root && count is null or { Ignored.Count: 0 });
    }

    static void Count(Story story, int size)
    {
        var count = new Count(story.Definition);
        for (var index = 0; index < size; index++)
            Require(count.Apply(index, story.Entries[index]) is null);
    }

    static void CheckAll(Story story, int size, int threads)
    {
        var entries = story.Entries.Take(size).Select(SignedEntry.Parse).Where(entry => entry.Key == story.Importer.Key).ToArray();
        Parallel.For(0, threads, thread =>
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(story.Importer.PublicKey.AsSpan(), out _);
            for (var place = thread; place < entries.Length; place += threads)
                Require(key.VerifyData(entries[place].SignedBytes.Span, entries[place].Signature, HashAlgorithmName.SHA256));
        });
    }

    static TimeSpan Best(TimeSpan before, Action run)
    {
        var clock = Stopwatch.StartNew();
        run();
        return clock.Elapsed < before ? clock.Elapsed : before;
    }

    static async Task<TimeSpan> BestAsync(TimeSpan before, Func<Task> run)
    {
        var clock = Stopwatch.StartNew();
        await run();
        return clock.Elapsed < before ? clock.Elapsed : before;
    }

    static void Say(string what, int count, TimeSpan time, TimeSpan peer) =>
        Console.WriteLine($"{what,-48} {count / time.TotalSeconds,12:N0} entries/s {peer / time,8:P0}");

    static void Require(bool holds)
    {
        if (!holds)
            throw new InvalidOperationException("The benchmark's own log does not verify.");
    }
}
