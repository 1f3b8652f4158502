using System.Collections.Immutable;
using System.Security.Cryptography;
using Sirekap.Election;
using Sirekap.Election.Forms;
using Sirekap.Election.Readings;
using Sirekap.Election.Statements;
using Sirekap.Reader.Pages;
using Sirekap.Specimen;

namespace Sirekap.Forms.Tests;

/// <summary>What is laid out here is printed, filled and photographed by the specimen maker, and read.</summary>
public sealed class RoundTripTests : IDisposable
{
    static readonly PageReader s_reader = ShippedDigits.Reader(Shipped.Form);

    static readonly ECDsa s_key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    readonly SpecimenMaker _maker = new();

    public void Dispose() => _maker.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_photographed_page_is_found_by_its_four_corners_and_no_bubble_is_misread(int number)
    {
        var page = Shipped.Form.Pages[number - 1];
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var content = Filled(seed);
            var reading = s_reader.Read(_maker.Photograph(page, content, PhotographConditions.Typical(seed), seed).Jpeg);
            Assert.Null(reading.Refusal);
            Assert.Equal(content.Codes[number - 1].Text, reading.StationCode?.Text);
            Assert.Equal((Shipped.Form.Id, number, 4), (reading.Form, reading.Page, reading.Quality!.Corners));
            Assert.All(reading.Fields, field => Assert.Equal(content.Figures[field.Reading.Field].Value, field.Bubbles!.Value));
            Assert.All(reading.Fields, field => Assert.True(field.Reading.Value is null || field.Reading.Value == content.Figures[field.Reading.Field]));
            Assert.True(reading.Fields.Count(field => field.Reading.State == ReadingState.Read) * 3 >= reading.Fields.Length * 2);
        }
    }

    /// <summary>Signatures are random, so each run has other codes: a few of them cannot be read in such pictures, and none may be read wrong.</summary>
    [Fact]
    public void Most_dim_and_soft_pictures_still_say_whose_sheet_it_is_and_who_signed_it()
    {
        using var verifier = P256Verifier.Parse(s_key.ExportSubjectPublicKeyInfo());
        var codes = Enumerable.Range(101, 6)
            .Select(seed => s_reader.Read(_maker.Photograph(Shipped.Form.Pages[1], Filled((ulong)seed), PhotographConditions.Hard((ulong)seed), (ulong)seed).Jpeg).StationCode)
            .OfType<StationCode>().ToList();
        Assert.InRange(codes.Count, 3, 6);
        Assert.All(codes, code => Assert.Equal(("8271021022008", 2, true), (code.Station, code.Page, code.IsSignedBy(verifier))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_page_is_found_however_it_lies(int quarterTurns)
    {
        var conditions = PhotographConditions.Typical(5) with { QuarterTurns = quarterTurns };
        var reading = s_reader.Read(_maker.Photograph(Shipped.Form.Pages[3], Filled(5), conditions, 5).Jpeg);
        Assert.Equal((4, 4, "8271021022008"), (reading.Page, reading.Quality?.Corners, reading.StationCode?.Station));
    }

    [Fact]
    public void A_page_without_its_foot_is_read_by_its_upper_corners_and_its_frames()
    {
        var conditions = PhotographConditions.Typical(6) with { CutFoot = 0.15 };
        var reading = s_reader.Read(_maker.Photograph(Shipped.Form.Pages[1], Filled(6), conditions, 6).Jpeg);
        Assert.Equal((null, 2), (reading.Refusal, reading.Quality?.Corners));
    }

    [Fact]
    public void A_blank_page_is_blank_in_every_field()
    {
        var blank = Filled(7) with { Figures = ImmutableDictionary<string, Votes>.Empty };
        var reading = s_reader.Read(_maker.Photograph(Shipped.Form.Pages[0], blank, PhotographConditions.Typical(7), 7).Jpeg);
        Assert.All(reading.Fields, field => Assert.Equal(ReadingState.Blank, field.Reading.State));
    }

    static SpecimenPage Filled(ulong writer) => new(
        Shipped.Ppwp.Fields.Select((field, index) => KeyValuePair.Create(field.Id, new Votes(index * 11))).ToImmutableDictionary(),
        ImmutableDictionary<string, string>.Empty,
        writer)
    {
        Codes = [.. Shipped.Form.Pages.Select(page => StationCode.Write("pemilu-2024", "ppwp", "8271021022008", page.Number, 4, new P256Signer(s_key)))],
    };
}
