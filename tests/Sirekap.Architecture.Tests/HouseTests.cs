using System.Reflection;
using System.Xml.Linq;

namespace Sirekap.Architecture.Tests;

/// <summary>The table of rooms in docs/architecture.md, held by a test: who may know whom, and what nobody in the pure rooms may touch.</summary>
public class HouseTests
{
    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["Sirekap.Election"] = [],
        ["Sirekap.Log"] = [],
        ["Sirekap.Reader"] = ["Sirekap.Election"],
        ["Sirekap.Forms"] = ["Sirekap.Election"],
        ["Sirekap.Specimen"] = ["Sirekap.Election", "Sirekap.Forms"],
        ["Sirekap.Storage"] = ["Sirekap.Log"],
        ["Sirekap.Phone"] = ["Sirekap.Election", "Sirekap.Reader"],
        ["Sirekap.TurboJpeg"] = ["Sirekap.Reader"],
        ["Sirekap.Server"] = ["Sirekap.Election", "Sirekap.Forms", "Sirekap.Reader", "Sirekap.TurboJpeg", "Sirekap.Log", "Sirekap.Storage", "Sirekap.Residency", "Sirekap.Residency.Collection"],
        ["Sirekap.Mirror"] = ["Sirekap.Server"],
        ["Sirekap.Witness"] = ["Sirekap.Log"],
        ["Sirekap.Residency"] = [],
        ["Sirekap.Residency.Collection"] = ["Sirekap.Residency"],
        ["Sirekap.Cli"] = ["Sirekap.Phone", "Sirekap.Server", "Sirekap.Mirror", "Sirekap.Forms", "Sirekap.Specimen", "Sirekap.Witness", "Sirekap.Residency", "Sirekap.Residency.Collection"],
    };

    /// <summary>Assemblies that a pure room has no business with: files beyond memory streams, networks, databases, processes, consoles.</summary>
    private static readonly string[] Impure =
    [
        "System.IO.FileSystem", "System.Net", "System.Data", "Microsoft.Data", "System.Diagnostics.Process", "System.Console",
        "Microsoft.AspNetCore", "SkiaSharp", "System.Threading.Thread",
    ];

    /// <summary>What a pure room may know all the same: addresses are values.</summary>
    private static readonly string[] Values = ["System.Net.Primitives"];

    public static TheoryData<string> PureRooms => ["Sirekap.Election", "Sirekap.Reader", "Sirekap.Residency"];

    public static TheoryData<string> AllRooms => [.. Rooms.Keys];

    [Theory]
    [MemberData(nameof(AllRooms))]
    public void A_room_is_entered_only_through_the_doors_of_the_plan(string room)
    {
        var project = XDocument.Load(Path.Combine(Root, "src", room, room + ".csproj"));
        var doors = project.Descendants("ProjectReference").Select(door => Path.GetFileNameWithoutExtension(door.Attribute("Include")!.Value));
        Assert.Empty(doors.Except(Rooms[room]));
    }

    [Fact]
    public void Every_room_stands_in_the_plan()
    {
        var built = Directory.GetDirectories(Path.Combine(Root, "src")).Select(path => Path.GetFileName(path)!);
        Assert.Equal(Rooms.Keys.Order(), built.Order());
    }

    [Theory]
    [MemberData(nameof(PureRooms))]
    public void A_pure_room_knows_no_file_network_database_or_console(string room)
    {
        var known = Assembly.Load(room).GetReferencedAssemblies().Select(assembly => assembly.Name!);
        Assert.DoesNotContain(known.Except(Values), name => Impure.Any(impure => name.StartsWith(impure, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(PureRooms))]
    public void A_pure_room_calls_no_clock_file_randomness_or_environment(string room)
    {
        string[] banned = ["File.", "Directory.", "DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.UtcNow", "Environment.", "Random", "Console.", "Stopwatch"];
        var lines = SourcesOf(room).SelectMany(file => File.ReadLines(file).Select(line => (file, line: line.Trim())));
        var calls = lines.Where(source => !source.line.StartsWith("//", StringComparison.Ordinal)
            && banned.Any(call => System.Text.RegularExpressions.Regex.IsMatch(source.line, $@"(?<![\w.]){System.Text.RegularExpressions.Regex.Escape(call)}")));
        Assert.Empty(calls);
    }

    [Fact]
    public void No_code_knows_the_fields_of_a_contest()
    {
        var named = Rooms.Keys.SelectMany(SourcesOf)
            // Who invents papers must know what stands on them.
            .Where(file => !file.Contains("/Demo/", StringComparison.Ordinal) && !file.EndsWith("/RehearsedFigures.cs", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Select(line => (file, line: line.Trim())))
            .Where(source => !source.line.StartsWith("//", StringComparison.Ordinal)
                && System.Text.RegularExpressions.Regex.IsMatch(source.line, "\"(I|II|III|IV|V)\\.[A-Z0-9]"));
        Assert.Empty(named);
    }

    [Fact]
    public void Files_are_small()
    {
        var lengths = Rooms.Keys.SelectMany(SourcesOf).Select(file => (file, lines: File.ReadLines(file).Count())).OrderBy(file => file.lines).ToList();
        Assert.True(lengths[lengths.Count / 2].lines <= 70, $"Half of the files should have under 70 lines; the median has {lengths[lengths.Count / 2].lines}.");
        Assert.DoesNotContain(lengths, file => file.lines > 500);
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Sirekap.slnx")))
                folder = folder.Parent;
            return folder.FullName;
        }
    }

    private static IEnumerable<string> SourcesOf(string room) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", room), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
}
