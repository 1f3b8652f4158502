using System.CommandLine;
using Sirekap.Election.Forms;
using Sirekap.TrainingBoxes;

var form = new Argument<FileInfo>("form") { Description = "The form's definition, form.json." };
form.AcceptExistingOnly();
var target = new Argument<FileInfo>("target") { Description = "The file of boxes to write." };
var first = new Option<uint>("--first") { Description = "The first page's seed; every seed is a page, a hand and a photograph of its own." };
var pages = new Option<int>("--pages") { Description = "How many pages.", DefaultValueFactory = _ => 400 };
var command = new RootCommand("Cuts digit boxes for training out of specimen pages, where the reader's own registration finds them.") { form, target, first, pages };
command.SetAction(parsed =>
{
    const uint FirstFinalSeed = 1_000_000;
    var (from, count) = (parsed.GetValue(first), parsed.GetValue(pages));
    if (count < 1 || from + (ulong)count > FirstFinalSeed)
    {
        Console.Error.WriteLine($"Seeds {from} to {from + (ulong)count} are not for training: seeds from {FirstFinalSeed:N0} on are kept for final figures. Choose lower ones.");
        return 1;
    }

    var definition = FormDefinitionJson.Parse(File.ReadAllBytes(parsed.GetRequiredValue(form).FullName));
    using var file = parsed.GetRequiredValue(target).Create();
    Console.WriteLine(new BoxHarvest(definition).Write(file, from, count));
    return 0;
});
return command.Parse(args).Invoke();
