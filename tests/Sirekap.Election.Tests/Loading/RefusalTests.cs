using System.Text;
using CsCheck;
using Sirekap.Election.Loading;
using Sirekap.Election.Regions;
using Sirekap.Election.Tests.Fixtures;

namespace Sirekap.Election.Tests.Loading;

/// <summary>One edit of one file of the invented election, and the sentence that follows.</summary>
public class RefusalTests
{
    const string Contest = "contests/ketua/contest.json";
    const string Form = "contests/ketua/form.json";
    const string Rules = "rules.json";
    const string Regions = "regions/21.csv";

    [Theory]
    [InlineData("election.json", "\"stations\": 9", "\"stations\": 9.5", "line 7: At stations:")]
    [InlineData("election.json", "\"stations\": 9", "\"station\": 9", "line 7: At station: The JSON property 'station' could not be mapped")]
    [InlineData("election.json", "\"day\": \"2030-05-05\"", "\"day\": \"besok\"", "line 5: At day:")]
    [InlineData("election.json", "  \"nation\": \"NEGERI REKAAN\",\n", "", "nation")]
    [InlineData("election.json", "\"nation\"", "\"id\"", "line 6: At id: Duplicate property 'id' encountered")]
    [InlineData("election.json", "[\"ketua\"]", "[\"ketua\", \"wakil\"]", "contests/wakil/contest.json: The file is missing.")]
    [InlineData(Contest, "\"code\": \"ketua\"", "\"code\": \"wakil\"", "code: The contest calls itself wakil, its folder ketua. Give both one name.")]
    [InlineData(Contest, "\"atMost\"", "\"lessThan\"", "At checks[0].relation:")]
    [InlineData(Contest, "\"atMost\"", "1", "At checks[0].relation:")]
    [InlineData(Contest, "\"rule\": \"N.01\"", "\"rule\": \"N.99\"", "checks[0].rule: The catalogue has no rule N.99.")]
    [InlineData(Contest, "\"left\": [\"HADIR\"]", "\"left\": [\"DATANG\"]", "checks[0].left[0]: The form has no field \"DATANG\". Use a name listed under fields.")]
    [InlineData(Contest, "\"left\": [\"HADIR\"]", "\"left\": [null]", "checks[0].left[0]: The form has no field \"\".")]
    [InlineData(Contest, "\"left\": [\"HADIR\"]", "\"left\": []", "checks[0].left: The list is empty.")]
    [InlineData(Contest, "\"relation\": \"atMost\"", "\"relation\": \"shareBelow\"", "checks[0].perMille: The share is 0.")]
    [InlineData(Contest, "\"relation\": \"atMost\"", "\"relation\": \"atMost\", \"perMille\": 5", "checks[0].perMille: The share is 5.")]
    [InlineData(Contest, "\"relation\": \"noneHasAll\"", "\"relation\": \"notSwapped\"", "checks[4]: notSwapped compares 4 fields with 1.")]
    [InlineData(Contest, "\"valid\": \"SAH\"", "\"valid\": \"BENAR\"", "roles.valid: The form has no field \"BENAR\".")]
    [InlineData(Contest, "\"field\": \"CALON.2\"", "\"field\": \"CALON.1\"", "candidates: \"CALON.1\" is empty or stands twice.")]
    [InlineData(Contest, "\"id\": \"RUSAK\"", "\"id\": \"SAH\"", "fields: \"SAH\" is empty or stands twice.")]
    [InlineData(Contest, "\"en\": \"Spoilt votes\"", "\"en\": \" \"", "fields[7].label: A text is empty.")]
    [InlineData(Contest, "\"id\": \"KOTAK\", \"page\": 2", "\"id\": \"KOTAK\", \"page\": 1", "Field KOTAK is said to be on page 1, but contests/ketua/form.json has it on page 2.")]
    [InlineData(Form, "\"field\": \"KOTAK\"", "\"field\": \"PETI\"", "Field KOTAK is nowhere in contests/ketua/form.json.")]
    [InlineData(Form, "\"width\": 210", "\"width\": 10", "contests/ketua/form.json: Page 1: tag 101 at (160, 30) reaches beyond the page")]
    [InlineData(Rules, "\"severity\": \"soft\"", "\"severity\": \"mild\"", "At rules[4].severity:")]
    [InlineData(Rules, "\"mostRisk\": 10,", "\"mostRisk\": 0,", "acceptance.mostRisk: The share is 0 parts per million.")]
    [InlineData(Rules, "\"unsure\": 990000", "\"unsure\": 1000000", "acceptance.unsure: The share is 1000000 parts per million.")]
    [InlineData(Rules, "\"N.02\"", "\"N.01\"", "rules[1]: Rule N.01 stands twice.")]
    [InlineData(Rules, "\"K.401\"", "\"K.499\"", "rules: Rule K.401, which every count may raise, is missing.")]
    [InlineData(Rules, "\"More came than are listed\"", "\"\"", "rules[0].title: A text is empty.")]
    [InlineData(Regions, "code,id,name,stations", "kode,id,nama,tps", "regions/21.csv, line 2: \"kode,id,nama,tps\" is not the header.")]
    [InlineData(Regions, "210101,4", "210109,4", "line 6: Region 2101010001 stands after 210109. Sort the lines by code, each code once.")]
    [InlineData(Regions, "210101,4,HULU,\n", "", "line 5: Region 2101010001 has no region above it. Put its parent 210101 before it.")]
    [InlineData(Regions, "21,1,BARAT,\n", "", "line 3: Region 2101 has no region above it. Put its parent 21 before it.")]
    [InlineData(Regions, "2101,3", "2101,0", "line 4: Region 2101 has the id 0.")]
    [InlineData(Regions, "2101,3", "2101,tiga", "line 4: Region 2101 has the id \"tiga\".")]
    [InlineData(Regions, "21,1,BARAT", "2!,1,BARAT", "line 3: \"2!\" is no region's code.")]
    [InlineData(Regions, "HULU", "", "line 5: Region 210101 has no name.")]
    [InlineData(Regions, "HULU,", "HULU,1-2", "line 5: Region 210101 is no village, so 1-2 cannot be there.")]
    [InlineData(Regions, "1=111 901*=112", "901*=112 1=111", "line 7: In village 2101010002 the run 1=111 begins at or below station 901.")]
    [InlineData(Regions, "HULU,", "HULU", "line 5: The line does not have the four columns")]
    [InlineData(Regions, "HULU,", "HULU,,", "line 5: The line does not have the four columns")]
    [InlineData(Regions, "\"KOTA, LAMA\"", "\"KOTA, LAMA", "line 4: A quotation mark is not closed.")]
    [InlineData(Regions, "HULU", "HU\"LU\"", "line 5: \"HU\"LU\"\" has a quotation mark inside.")]
    [InlineData(Regions, "901*=112\n", "901*=112", "line 7: The last line is cut off.")]
    public void A_wrong_file_is_refused_with_place_and_value(string file, string old, string edited, string expected)
    {
        var text = Encoding.UTF8.GetString(Invented.Files[file].Span);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} no longer holds {old}");
        var changed = string.Concat(text.AsSpan(0, at), edited, text.AsSpan(at + old.Length));
        var message = Load(file, Encoding.UTF8.GetBytes(changed));
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_file_without_a_header_is_refused() =>
        Assert.Equal("regions/21.csv: The file has no header. Begin it with code,id,name,stations.", Load(Regions, "# nothing\n"u8.ToArray()));

    [Fact]
    public void A_name_that_is_not_UTF_8_is_refused() => Assert.Equal(
        "regions/21.csv, line 2: A name is not UTF-8. Save the file as UTF-8.",
        Load(Regions, [.. "code,id,name,stations\n21,1,"u8, 0xFF, 0xFE, .. ",\n"u8]));

    [Fact]
    public void Any_bytes_in_a_region_file_are_read_or_refused_in_a_sentence() => Gen.Byte.Array[0, 80].Sample(tail =>
    {
        try
        {
            RegionCsv.Read("regions/21.csv", [.. "code,id,name,stations\n21,1,BARAT,\n"u8, .. tail], new RegionTreeBuilder("NEGERI"));
        }
        catch (ElectionDataException error)
        {
            Assert.StartsWith("regions/21.csv, line ", error.Message, StringComparison.Ordinal);
        }
    });

    static string Load(string file, byte[] bytes)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(Invented.Files) { [file] = bytes };
        return Assert.Throws<ElectionDataException>(() => ElectionPackage.Load(files)).Message;
    }
}
