using System.CommandLine;
using Sirekap.Import;

var source = new Argument<DirectoryInfo>("source") { Description = "The folder with KPU's lists; see docs/election-data.md." };
source.AcceptExistingOnly();
var target = new Argument<DirectoryInfo>("target") { Description = "The election's folder; its regions/*.csv are written." };
var command = new RootCommand("Makes the region files of an election from KPU's lists. The same lists give the same bytes.") { source, target };
command.SetAction(parsed => RegionImport.Run(parsed.GetRequiredValue(source), parsed.GetRequiredValue(target)));
return command.Parse(args).Invoke();
