using System.CommandLine;
using Sirekap.Evaluate.Running;
using Sirekap.Evaluate.Specimens;
using Sirekap.Evaluate.Truth;

namespace Sirekap.Evaluate.Commands;

/// <summary><c>make</c>: writes invented photographs and their truth into a folder.</summary>
internal static class MakeCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Where the photographs go; made where it is missing" };
        var conditions = SpecimenOptions.Difficulty("--conditions", "moderate (default) or hard");
        var specimens = new SpecimenOptions();
        var command = new Command("make", "Writes invented photographs and their truth.csv into a folder")
        {
            folder, conditions, specimens.Count, specimens.Seed, specimens.Form,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var pages = new SpecimenPages(
                ShippedParts.Form(parsed.GetValue(specimens.Form)), parsed.GetValue(conditions) ?? Difficulty.Moderate,
                parsed.GetValue(specimens.Seed), parsed.GetValue(specimens.Count));
            await WriteAsync(pages, parsed.GetRequiredValue(folder), cancellation);
            return 0;
        });
        return command;
    }

    /// <summary>Writes all pages; an older truth of the folder stays for files that are not made anew.</summary>
    static async Task WriteAsync(SpecimenPages pages, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var truth = Path.Combine(folder, TruthFile.Name);
        if (File.Exists(truth))
            throw new IOException($"{truth} exists already. Choose another folder, or remove that file first.");
        await using var lines = new StreamWriter(truth);
        await lines.WriteLineAsync(TruthFile.Heading);
        for (var index = 0; index < pages.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            var sample = pages.Take(index);
            await File.WriteAllBytesAsync(Path.Combine(folder, sample.File), sample.Jpeg, cancellation);
            foreach (var line in TruthFile.Lines(sample.Truth!))
                await lines.WriteLineAsync(line);
        }

        Console.WriteLine($"{pages.Count} photographs and {TruthFile.Name} are in {folder}.");
    }
}
