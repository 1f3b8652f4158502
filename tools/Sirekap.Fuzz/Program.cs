using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Sirekap.Election.Forms;
using Sirekap.Fuzz;
using Sirekap.Fuzz.Logs;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;

var count = new Option<int>("--count") { Description = "How many inputs", DefaultValueFactory = _ => 100_000 };
var seed = new Option<int>("--seed") { Description = "The first seed; each input has its own, one after another", DefaultValueFactory = _ => 1 };
var folder = new Option<string>("--keep") { Description = "Where inputs that crash or hang are kept", DefaultValueFactory = _ => ".sirekap/fuzz" };

Command Target(string name, string description, Func<(Func<int, byte[]> Make, Func<byte[], string> Target)> prepare)
{
    var command = new Command(name, description) { count, seed, folder };
    command.SetAction(parsed => Run(prepare(), parsed.GetValue(seed), parsed.GetValue(count), parsed.GetValue(folder)!));
    return command;
}

var specimen = new Command("specimen", "Makes the page picture that the corpus grows from (see corpus.sh)") { folder };
specimen.SetAction(parsed => SpecimenPicture.Write(parsed.GetValue(folder)!));

var statements = new Option<string>("--statements") { Description = "A folder of log entries, one a file", Required = true };
var logCorpus = new Command("log-corpus", "Makes the corpus of the log's parsers anew, around statements of a real log") { statements, folder };
logCorpus.SetAction(async (parsed, _) => await LogCorpusMaker.WriteAsync(parsed.GetValue(statements)!, parsed.GetValue(folder)!));

var program = new RootCommand("Throws mutated files at the reader and at the parsers of the log. The same seeds give the same files.")
{
    Target("picture", "Mutated JPEGs: header, decoder and reader", () => (new JpegMutator(Corpus.Pictures()).Make, FuzzTargets.Picture(
        new PageReader([FormDefinitionJson.Parse(Corpus.Form())], DigitModel.Load(Corpus.Weights())), new ManagedJpegDecoder()))),
    Target("form", "Mutated form definitions", () => (Mutations(Corpus.Form()), FuzzTargets.Form)),
    Target("weights", "Mutated digit weights with a right hash", () => (Mutations(Corpus.Weights()), FuzzTargets.Weights)),
    specimen,
    logCorpus,
};
foreach (var (name, about) in LogTargetNames.All)
    program.Add(Target(name, about, () => LogTargets.Of(name)));
return program.Parse(args).Invoke();

static Func<int, byte[]> Mutations(byte[] original) => seed => ByteMutator.Mutate(original, new Random(seed));

static int Run((Func<int, byte[]> Make, Func<byte[], string> Target) work, int first, int count, string folder)
{
    string Keep(int seed)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, seed.ToString(CultureInfo.InvariantCulture));
        File.WriteAllBytes(path, work.Make(seed));
        return path;
    }

    var run = new FuzzRun(work.Make, work.Target)
    {
        Hangs = seed =>
        {
            Console.Error.WriteLine($"seed {seed} does not end; kept as {Keep(seed)}");
            Environment.Exit(2);
        },
    };
    var clock = Stopwatch.StartNew();
    run.Run(first, count);
    foreach (var (outcome, times) in run.Outcomes)
        Console.WriteLine($"{times,9} {outcome}");
    using var process = Process.GetCurrentProcess();
    Console.WriteLine(
        $"{count} inputs in {clock.Elapsed.TotalSeconds:F0} s; slowest {run.Slowest.Time.TotalMilliseconds:F0} ms (seed {run.Slowest.Seed}); "
        + $"most allocated {run.Largest.Bytes / 1048576.0:F1} MiB (seed {run.Largest.Seed}); the process peaked at {process.PeakWorkingSet64 >> 20} MiB.");
    foreach (var (seed, failure) in run.Failures.Take(20))
        Console.WriteLine($"seed {seed}, kept as {Keep(seed)}: {failure}");
    Console.WriteLine($"{run.Failures.Count} exceptions");
    return run.Failures.Count == 0 ? 0 : 1;
}
