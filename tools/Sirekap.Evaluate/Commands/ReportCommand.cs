using System.CommandLine;
using Sirekap.Evaluate.Reports;
using Sirekap.Evaluate.Running;
using Sirekap.Evaluate.Scoring;
using Sirekap.Evaluate.Specimens;
using Sirekap.Server.Hosting;

namespace Sirekap.Evaluate.Commands;

/// <summary><c>report</c>: reads photographs and says how right the reader was.</summary>
internal sealed class ReportCommand
{
    static readonly double[] s_thresholds = [0, 0.7, 0.9, 0.99, 0.999, 0.9999];

    readonly Argument<string?> _folder = new("FOLDER") { Description = "Photographs and their truth.csv", Arity = ArgumentArity.ZeroOrOne };
    readonly Option<Difficulty?> _made = SpecimenOptions.Difficulty("--made", "moderate or hard: photographs made in memory instead of a folder");
    readonly SpecimenOptions _specimens = new();
    readonly Option<string?> _truth = new("--truth") { Description = "The truth, where it is not truth.csv in the folder" };
    readonly Option<string?> _weights = new("--weights") { Description = "Digit weights instead of the shipped ones" };
    readonly Option<JpegDecoderChoice> _decoder = new("--decoder") { Description = "What decodes the pictures: managed (default) or turbo" };
    readonly Option<string?> _html = new("--html") { Description = "Writes a report with pictures" };
    readonly Option<string?> _json = new("--json") { Description = "Writes all figures as JSON" };
    readonly Option<double[]> _thresholds = new("--thresholds")
    {
        Description = "Confidences at which figures would be accepted",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => s_thresholds,
    };

    readonly Option<int> _threads = new("--threads") { Description = "Pictures read at the same time; times are undisturbed with 1", DefaultValueFactory = _ => 1 };
    readonly Option<int> _worst = new("--worst") { Description = "Pictures of each kind of failure in the HTML report", DefaultValueFactory = _ => 60 };

    ReportCommand()
    {
    }

    public static Command Build()
    {
        var options = new ReportCommand();
        var command = new Command("report", "Reads photographs and says how right the reader was")
        {
            options._folder, options._made, options._specimens.Count, options._specimens.Seed, options._specimens.Form, options._truth,
            options._weights, options._decoder, options._html, options._json, options._thresholds, options._threads, options._worst,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(options._folder) is null) == (result.GetValue(options._made) is null))
                result.AddError("Name a folder of photographs, or --made moderate or --made hard.");
        });
        options._thresholds.Validators.Add(result =>
        {
            if (result.GetValue(options._thresholds)!.Any(threshold => threshold is < 0 or > 1 or double.NaN))
                result.AddError("--thresholds are confidences from 0 to 1.");
        });
        options._threads.Validators.Add(result =>
        {
            if (result.GetValue(options._threads) < 1)
                result.AddError("--threads must be at least 1.");
        });
        command.SetAction((parsed, cancellation) => Task.FromResult(options.Run(parsed, cancellation)));
        return command;
    }

    int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var form = parsed.GetValue(_specimens.Form);
        var model = ShippedParts.Model(parsed.GetValue(_weights));
        var forms = ShippedParts.Forms(form);
        using var specimens = parsed.GetValue(_made) is { } difficulty
            ? new SpecimenPages(ShippedParts.Form(form), difficulty, parsed.GetValue(_specimens.Seed), parsed.GetValue(_specimens.Count))
            : null;
        IPages pages = specimens is not null ? specimens : new FolderPages(parsed.GetValue(_folder)!, parsed.GetValue(_truth));
        using var reader = new TimedReader(forms, model, parsed.GetValue(_decoder).Make());
        var scorer = new Scorer(parsed.GetValue(_thresholds)!, ShippedParts.Counting());
        var gallery = new FailureGallery(parsed.GetValue(_worst));
        var started = TimeProvider.System.GetUtcNow();
        Progress.Show("reading", pages.Count, progress =>
            new Evaluation(pages, reader, scorer, gallery).Run(parsed.GetValue(_threads), progress, cancellation));

        var command = "evaluate " + string.Join(' ', Environment.GetCommandLineArgs().Skip(1));
        var report = scorer.Report(
            new(command, $"{started:yyyy-MM-dd HH:mm} UTC", Machine.Description, reader.DecoderName, $"{model.Version} ({model.Hash[..16]})", [.. forms.Select(known => known.Id)]),
            pages.Problems);
        TextReport.Print(report);
        if (parsed.GetValue(_json) is { } json)
            JsonReport.Write(report, json);
        if (parsed.GetValue(_html) is { } html)
            HtmlReport.Write(report, gallery, html);
        return 0;
    }
}
