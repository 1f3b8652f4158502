using Sirekap.Server.OpenData.Stations;
using Sirekap.Server.Site.Visiting;
using Sirekap.Server.Tests.Fixtures;

namespace Sirekap.Server.Tests.Site;

public class DataPageTests
{
    [Fact]
    public void The_dictionary_in_the_documents_is_that_of_the_program()
    {
        var (id, en) = (Language.Indonesian.Words, Language.English.Words);
        var rows = StationColumns.Of(Elections.Small.Contests[0]).Where(column => column.Field is null).Select(column =>
            $"| `{column.Name}` | {en[column is NumberColumn ? "data.type.number" : "data.type.text"]} | {en[$"data.unit.{column.Unit}"]} | {en[$"data.source.{column.Source}"]} | {en[$"data.column.{column.Name}"]} | {id[$"data.column.{column.Name}"]} |");

        Assert.Equal(rows, File.ReadLines(Path.Combine(Files.Root, "docs/open-data.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal) && !line.StartsWith("| `/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_dictionary_describes_every_column_in_both_languages_and_every_page_leads_to_it()
    {
        await using var host = await SiteHost.Start(Elections.Small);
        foreach (var (path, word) in new[] { ("/data/kamus", "bilangan bulat"), ("/en/data/kamus", "whole number") })
        {
            var page = await host.Page(path);
            Assert.Contains(word, page, StringComparison.Ordinal);
            Assert.All(StationColumns.Of(Elections.Small.Contests[0]), column => Assert.Contains($"<tr id=\"{column.Name}\">", page, StringComparison.Ordinal));
        }

        Assert.Contains("href=\"/data/kamus\"", await host.Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Robots_are_led_to_the_bulk_files()
    {
        await using var host = await SiteHost.Start(Elections.Small);

        var robots = await host.Page("/robots.txt");

        Assert.Contains("/data/kamus", robots, StringComparison.Ordinal);
        Assert.Contains("\nDisallow: /tps/\n", robots, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /data", robots, StringComparison.Ordinal);
    }
}
