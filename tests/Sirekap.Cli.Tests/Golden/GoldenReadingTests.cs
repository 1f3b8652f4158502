using System.Text.Json.Nodes;

namespace Sirekap.Cli.Tests.Golden;

/// <summary>The three real photographs, read to the last member as they were when somebody last looked at the difference.</summary>
public class GoldenReadingTests
{
    static readonly string[] s_photographs =
        [.. Enumerable.Range(1, 3).Select(page => Path.Combine(BuiltProgram.Root, "data", "forms", $"8271021022008-ppwp-page{page}.jpg"))];

    [Fact]
    public async Task The_real_photographs_are_read_as_the_golden_files_say()
    {
        foreach (var (photograph, text) in await ReadAsync())
        {
            var golden = await File.ReadAllTextAsync(GoldenReading.File(photograph), TestContext.Current.CancellationToken);
            Assert.True(golden == text, $"{Path.GetFileName(photograph)} is read otherwise: {FirstDifference(golden, text)}. If that is meant, write the files anew (CONTRIBUTING.md) and look at what git shows.");
        }
    }

    [Theory]
    [InlineData("value", "90", "91")]
    [InlineData("boxes", "\"X90\"", "\"090\"")]
    [InlineData("bubbles", "\"090\"", "\"0?0\"")]
    [InlineData("count", "60", "59")]
    [InlineData("state", "\"read\"", "\"illegible\"")]
    public async Task Every_change_of_meaning_shows(string member, string was, string becomes)
    {
        var golden = await File.ReadAllTextAsync(GoldenReading.File(s_photographs[1]), TestContext.Current.CancellationToken);
        var changed = golden.Replace($"\"{member}\": {was}", $"\"{member}\": {becomes}", StringComparison.Ordinal);
        Assert.NotEqual(golden, changed);
        Assert.NotEqual(golden, GoldenReading.Text(JsonNode.Parse(changed)!));
        Assert.Equal(golden, GoldenReading.Text(JsonNode.Parse(golden)!));
    }

    /// <summary>Not a test: run on demand only, as CONTRIBUTING.md says, after a change that is meant.</summary>
    [Fact(Explicit = true)]
    public async Task Write_the_golden_files_anew()
    {
        foreach (var (photograph, text) in await ReadAsync())
            await File.WriteAllTextAsync(GoldenReading.File(photograph), text, TestContext.Current.CancellationToken);
    }

    static async Task<IEnumerable<(string Photograph, string Text)>> ReadAsync()
    {
        var readings = JsonNode.Parse(await BuiltProgram.ReadAsync(["--json", .. s_photographs]))!.AsArray();
        Assert.Equal(s_photographs.Length, readings.Count);
        return s_photographs.Zip(readings.Select(reading => GoldenReading.Text(reading!)));
    }

    static string FirstDifference(string golden, string text)
    {
        var (was, now) = (golden.Split('\n'), text.Split('\n'));
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1} was \"{was.ElementAtOrDefault(line)?.Trim()}\", now is \"{now.ElementAtOrDefault(line)?.Trim()}\"";
    }
}
