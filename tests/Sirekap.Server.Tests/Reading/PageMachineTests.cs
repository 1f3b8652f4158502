using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Forms;
using Sirekap.Election.Statements;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;
using Sirekap.Server.Hosting;
using Sirekap.Server.Reading;
using Sirekap.Specimen;

namespace Sirekap.Server.Tests.Reading;

/// <summary>A form whose sheets say for which station they were printed.</summary>
public class PageMachineTests
{
    private const string Station = "8271021022008", Other = "8271021022009";

    private static readonly FormDefinition Form = FormDefinitionJson.Parse(File.ReadAllBytes(ShippedData.Find("data/forms/c-hasil-ppwp-pemilu-2024.json")));

    [Fact]
    public void A_sheet_that_was_printed_for_another_station_is_not_read()
    {
        var (machine, jpeg) = (Machine(), Photograph(Other));
        var sheet = machine.Read(jpeg, Station, "ppwp", 1);
        Assert.Equal("wrong-station", sheet.Refused);
        Assert.NotNull(sheet.PublicCopy);
        Assert.Empty(sheet.Figures);
        Assert.Null(machine.Read(jpeg, Other, "ppwp", 1).Refused);
    }

    [Fact]
    public void Strips_of_a_page_that_was_photographed_upside_down_are_upright()
    {
        var machine = Machine();
        var jpeg = Photograph(Other);
        Assert.Null(ManagedJpegDecoder.Open(jpeg, out var photo));
        var (upright, turned) = (machine.Read(jpeg, Other, "ppwp", 1), machine.Read(JpegWriter.Write(UpsideDown(photo!), 95), Other, "ppwp", 1));
        Assert.Equal(upright.Strips.Length, turned.Strips.Length);
        for (var field = 0; field < upright.Strips.Length; field++)
            Assert.InRange(UpperLight(turned.Strips[field].Jpeg) - UpperLight(upright.Strips[field].Jpeg), -4, 4);
    }

    private static Photo UpsideDown(Photo photo) => new(Reversed(photo.Luma), new(Reversed(photo.Colour!.Blue), Reversed(photo.Colour.Red)));

    private static Plane Reversed(Plane plane) => new(plane.Width, plane.Height, [.. plane.Pixels.Reverse()]);

    /// <summary>The mean brightness of a strip's upper left quarter: digits are not the same turned around.</summary>
    private static double UpperLight(byte[] jpeg)
    {
        Assert.Null(ManagedJpegDecoder.Open(jpeg, out var strip));
        return Enumerable.Range(0, strip!.Height / 2).SelectMany(row => Enumerable.Range(0, strip.Width / 2).Select(column => (double)strip.Luma[column, row])).Average();
    }

    private static PageMachine Machine()
    {
        var election = ElectionFolder.Load(ElectionFolder.Find());
        var ppwp = election.FindContest("ppwp")!;
        var onOurPaper = new Contest(
            ppwp.Code, ppwp.Name, ppwp.Fields, ppwp.Candidates, ppwp.Roles, ppwp.Checks, ppwp.KpuFields, Form, ppwp.Sections);
        var weights = File.ReadAllBytes(ShippedData.Find("data/models/digits/digits.bin"));
        return new(election with { Contests = [onOurPaper] }, new PageReader([Form], DigitModel.Load(weights)), Digest.Of(weights));
    }

    private static byte[] Photograph(string station)
    {
        using var maker = new SpecimenMaker();
        var filled = new SpecimenPage(
            Form.Pages[0].Fields.ToImmutableDictionary(field => field.Field, _ => new Votes(12)), ImmutableDictionary<string, string>.Empty, 5)
        {
            Codes = [.. Form.Pages.Select(page => StationCode.Write("pemilu-2024", "ppwp", station, page.Number, Form.Pages.Length, null))],
        };
        return maker.Photograph(Form.Pages[0], filled, PhotographConditions.Typical(5), 5).Jpeg;
    }
}
