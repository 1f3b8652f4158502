using System.Text;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;
using Sirekap.Election.Tests.Fixtures;

namespace Sirekap.Election.Tests.Contests;

public class KpuStationPayloadTests
{
    // Σ candidates ≠ valid, valid + invalid ≠ total, or total ≠ users, as a hand check finds them.
    static readonly string[] _contradictory =
    [
        "3101011001001", "3101011001003", "3101011001013", "3101011002016", "3101011003001",
        "3101011003008", "3101021002004", "3101021003001", "3173011001022",
    ];

    static readonly string[] _voteRules = ["K.203", "K.204", "K.205"];

    static readonly string _folder = Fixture.Folder("data/demo/kpu-claims/tps");

    static readonly Dictionary<string, KpuStationPayload> _payloads = Directory.EnumerateFiles(_folder, "*.json")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => KpuStationPayload.Parse(Shipped.Ppwp, File.ReadAllBytes(path)));

    [Fact]
    public void Of_120_real_payloads_67_carry_both_votes_and_administration() => Assert.Equal(
        (120, 67),
        (_payloads.Count, _payloads.Values.Count(payload => payload is { HasVotes: true, HasAdministration: true })));

    [Fact]
    public void Nine_of_the_67_contradict_themselves() => Assert.Equal(
        _contradictory,
        _payloads.Where(payload => payload.Value is { HasVotes: true, HasAdministration: true })
            .Where(payload => RuleBook.Check(payload.Value.Figures).Any(finding => _voteRules.Contains(finding.Code)))
            .Select(payload => payload.Key).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("3101011001001", "K.205", "233 ≠ 292")]
    [InlineData("3101011003008", "K.203", "71 + 641 + 511 ≠ 185")]
    public void A_contradiction_is_told_in_KPUs_own_numbers(string station, string code, string expression) =>
        Assert.Equal(expression, RuleBook.Check(_payloads[station].Figures).Single(finding => finding.Code == code).Expression);

    [Fact]
    public void Figures_pictures_and_time_are_taken_as_KPU_gives_them()
    {
        var payload = _payloads["3101011001001"];
        Assert.Equal((83, 107, 38), (payload.Figures["IV.1"]!.Value.Value, payload.Figures["IV.2"]!.Value.Value, payload.Figures["IV.3"]!.Value.Value));
        Assert.Equal((292, 233), (payload.Figures["I.A.J"]!.Value.Value, payload.Figures["V.C"]!.Value.Value));
        Assert.Null(payload.Figures["II.2"]);
        Assert.Equal(3, payload.Images.Length);
        Assert.Equal("2024-02-16 16:25:10", payload.PublishedAt);
    }

    [Fact]
    public void A_payload_without_figures_states_none()
    {
        var payload = _payloads["3101011002001"];
        Assert.Equal((false, false), (payload.HasVotes, payload.HasAdministration));
        Assert.Equal(FigureSet.Empty(Shipped.Ppwp), payload.Figures);
        Assert.Equal([null, null, null], payload.Images);
    }

    [Fact]
    public void The_administrative_names_stand_in_KPUs_order()
    {
        using var payload = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, "3101011001001.json")));
        Assert.Equal(
            payload.RootElement.GetProperty("administrasi").EnumerateObject().Select(member => member.Name),
            Shipped.Ppwp.KpuFields.Select(field => field.Name));
    }

    [Fact]
    public void The_tickets_are_those_of_KPUs_list()
    {
        using var list = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Fixture.Kpu("pemilu/ppwp.json")));
        Assert.Equal(
            list.RootElement.EnumerateObject().Select(ticket => (
                ticket.Name,
                ticket.Value.GetProperty("nomor_urut").GetInt32(),
                ticket.Value.GetProperty("nama").GetString(),
                ticket.Value.GetProperty("warna").GetString())),
            Shipped.Ppwp.Candidates.Select(candidate => (candidate.Id, candidate.Number, (string?)candidate.Name, (string?)candidate.Color)));
    }

    [Theory]
    [InlineData("", "This is no station payload of KPU")]
    [InlineData("[]", "This is no station payload of KPU")]
    [InlineData("{}", "This is no station payload of KPU")]
    [InlineData("""{"chart":{"100099":1},"administrasi":null,"images":[],"ts":""}""", "a figure 100099 that this contest does not know")]
    [InlineData("""{"chart":{"100025":-1},"administrasi":null,"images":[],"ts":""}""", "states -1 for 100025")]
    [InlineData("""{"chart":{"100025":1000000},"administrasi":null,"images":[],"ts":""}""", "states 1000000 for 100025")]
    [InlineData("""{"chart":{"100025":1.5},"administrasi":null,"images":[],"ts":""}""", "states 1.5 for 100025")]
    [InlineData("""{"chart":{"100025":"83"},"administrasi":null,"images":[],"ts":""}""", "This is no station payload of KPU")]
    [InlineData("""{"chart":null,"administrasi":null,"images":null,"ts":""}""", "This is no station payload of KPU")]
    [InlineData("""{"chart":null,"administrasi":null,"images":[],"ts":null}""", "ts is null")]
    public void What_is_no_payload_is_refused_in_a_sentence(string json, string expected) => Assert.Contains(
        expected,
        Assert.Throws<FormatException>(() => KpuStationPayload.Parse(Shipped.Ppwp, Encoding.UTF8.GetBytes(json))).Message,
        StringComparison.Ordinal);
}
