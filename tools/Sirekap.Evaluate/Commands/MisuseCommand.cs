using System.CommandLine;
using Sirekap.Evaluate.Misuse;
using Sirekap.Evaluate.Reports;
using Sirekap.Evaluate.Running;
using Sirekap.Evaluate.Specimens;
using Sirekap.Reader.Pages;

namespace Sirekap.Evaluate.Commands;

/// <summary><c>misuse</c>: measures the signals of misuse on honest photographs and on the same ones tampered with.</summary>
internal static class MisuseCommand
{
    public static Command Build()
    {
        var folder = new Argument<string?>("FOLDER") { Description = "Honest photographs, each of another form", Arity = ArgumentArity.ZeroOrOne };
        var made = SpecimenOptions.Difficulty("--made", "moderate or hard: photographs made in memory instead of a folder");
        var specimens = new SpecimenOptions();
        var command = new Command("misuse", "Measures the signals of misuse on honest photographs and on the same ones tampered with")
        {
            folder, made, specimens.Count, specimens.Seed, specimens.Form,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(folder) is null) == (result.GetValue(made) is null))
                result.AddError("Name a folder of photographs, or --made moderate or --made hard.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            var form = parsed.GetValue(specimens.Form);
            using var invented = parsed.GetValue(made) is { } difficulty
                ? new SpecimenPages(ShippedParts.Form(form), difficulty, parsed.GetValue(specimens.Seed), parsed.GetValue(specimens.Count))
                : null;
            IPages pages = invented is not null ? invented : new FolderPages(parsed.GetValue(folder)!, null);
            var trial = new MisuseTrial(new PageReader(ShippedParts.Forms(form), ShippedParts.Model(null)));
            Progress.Show("tampering", pages.Count, progress =>
            {
                for (var index = 0; index < pages.Count; index++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    trial.Add(pages.Take(index));
                    progress(index + 1);
                }
            });
            Console.WriteLine($"{trial.Count} of {pages.Count} photographs were read.");
            foreach (var section in trial.Sections())
                TextReport.Print(section);
            return Task.FromResult(0);
        });
        return command;
    }
}
