using System.CommandLine;
using Sirekap.Evaluate.Exporting;
using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Running;
using Sirekap.Evaluate.Specimens;
using Sirekap.Server.Hosting;

namespace Sirekap.Evaluate.Commands;

/// <summary><c>export</c>: writes digit boxes and bubble blocks of invented photographs for other readers.</summary>
internal static class ExportCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Where the pictures go; made where it is missing" };
        var conditions = SpecimenOptions.Difficulty("--conditions", "moderate (default) or hard");
        var specimens = new SpecimenOptions();
        var command = new Command("export", "Writes digit boxes and bubble blocks for other readers; see bench/reader/peers")
        {
            folder, conditions, specimens.Count, specimens.Seed, specimens.Form,
        };
        command.SetAction(parsed =>
        {
            var form = parsed.GetValue(specimens.Form);
            using var pages = new SpecimenPages(
                ShippedParts.Form(form), parsed.GetValue(conditions) ?? Difficulty.Moderate, parsed.GetValue(specimens.Seed), parsed.GetValue(specimens.Count));
            using var reader = new TimedReader(ShippedParts.Forms(form), ShippedParts.Model(null), JpegDecoderChoice.Managed.Make());
            using var export = new PeerExport(parsed.GetRequiredValue(folder));
            for (var index = 0; index < pages.Count; index++)
            {
                var sample = pages.Take(index);
                var (reading, cost) = reader.Read(sample.Jpeg);
                export.Add(new PageJudgement(sample, reading, cost));
            }

            return 0;
        });
        return command;
    }
}
