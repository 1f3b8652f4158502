using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Tests.Site;

namespace Sirekap.Server.Tests.Desk;

/// <summary>Lists of the desk are chosen from and sorted by their query alone.</summary>
public sealed class DeskListTests
{
    private static readonly DeskList<Line> _list = new(
        [new("jenis", "list.state", [new("a"), new("b")], (line, kind) => line.Kind == kind)],
        [Column.Text<Line>("kode", "list.state", line => line.Code), Column.Number<Line>("angka", "list.state", line => line.Number)],
        (line, region) => line.Code.StartsWith(region.Code, StringComparison.Ordinal));

    private static readonly ImmutableArray<Line> _lines = [new("8271", "b", 2), new("8202", "a", 2), new("1101", "a", 1)];

    [Theory]
    [InlineData("", "8271 8202 1101")]
    [InlineData("?urut=kode", "1101 8202 8271")]
    [InlineData("?urut=-kode", "8271 8202 1101")]
    [InlineData("?urut=angka", "1101 8271 8202")]
    [InlineData("?urut=-angka", "8271 8202 1101")]
    [InlineData("?jenis=a&urut=-kode", "8202 1101")]
    [InlineData("?wilayah=82", "8271 8202")]
    [InlineData("?wilayah=4711", "")]
    [InlineData("?jenis=c&urut=lain&hal=7", "8271 8202 1101")]
    public void A_query_chooses_and_sorts_and_what_it_does_not_know_it_leaves_out(string query, string codes) =>
        Assert.Equal(codes, string.Join(' ', _list.Apply(Read(query), NorthMaluku.Definition.Regions, _lines).Select(line => line.Code)));

    [Theory]
    [InlineData("?wilayah=82&jenis=a&urut=-angka")]
    [InlineData("?urut=kode")]
    [InlineData("")]
    public void A_choice_is_its_query(string query) => Assert.Equal(query, Read(query).ToQuery());

    [Fact]
    public void A_heading_sorts_and_turns_around_and_keeps_what_is_chosen()
    {
        var once = Read("?jenis=a").By("angka");
        Assert.Equal("?jenis=a&urut=angka", once.ToQuery());
        Assert.Equal("?jenis=a&urut=-angka", once.By("angka").ToQuery());
        Assert.Equal("?jenis=a&urut=angka", once.By("angka").By("angka").ToQuery());
        Assert.Equal("?jenis=a&urut=kode", once.By("angka").By("kode").ToQuery());
    }

    private static ListChoice Read(string query) => _list.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));

    private sealed record Line(string Code, string Kind, int Number);
}
