using System.CommandLine;
using Sirekap.Import;
using Sirekap.Import.Maps;

var source = new Argument<DirectoryInfo>("source") { Description = "The folder with KPU's lists; see docs/election-data.md." };
source.AcceptExistingOnly();
var target = new Argument<DirectoryInfo>("target") { Description = "The election's folder; its regions/*.csv are written." };
var command = new RootCommand("Makes the region files of an election from KPU's lists. The same lists give the same bytes.") { source, target };
command.SetAction(parsed => RegionImport.Run(parsed.GetRequiredValue(source), parsed.GetRequiredValue(target)));

var boundaries = new Argument<FileInfo>("boundaries") { Description = "A TopoJSON file with the collections prov and kab; see docs/site.md." };
boundaries.AcceptExistingOnly();
var map = new Argument<FileInfo>("map") { Description = "The file of maps to write, data/maps/ELECTION.csv." };
var maps = new Command("map", "Makes the site's maps from boundaries. The same boundaries give the same bytes.") { boundaries, map };
maps.SetAction(parsed => MapImport.Run(parsed.GetRequiredValue(boundaries), parsed.GetRequiredValue(map)));
command.Subcommands.Add(maps);
return command.Parse(args).Invoke();
