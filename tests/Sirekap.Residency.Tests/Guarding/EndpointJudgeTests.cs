using System.Collections.Immutable;
using System.Net;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Guarding;
using Sirekap.Residency.Judging;
using Sirekap.Residency.Tests.Judging;
using Sirekap.Residency.Texts;

namespace Sirekap.Residency.Tests.Guarding;

public class EndpointJudgeTests
{
    private const string Host = "simpan.contoh.id", Address = "36.95.1.1";

    private static readonly DeclaredEndpoint s_photos = new("photos", EndpointRole.Store, DataClass.Personal)
    {
        Host = Host,
        Port = 443,
        Countries = ["ID"],
        Proof = ProofDemand.PublicAddresses,
        LegalBasis = "PP 71/2019 art. 20",
    };

    [Fact]
    public void Evidence_for_home_proves_and_the_operators_word_adds_nothing() =>
        Assert.Equal((Standing.Proven, "ID"), Judge(s_photos with { Stands = "SG" }, Databases(Address, "ID", "ID")));

    [Fact]
    public void Evidence_for_abroad_refuses_whatever_the_operator_says() =>
        Assert.Equal((Standing.Outside, "SG"), Judge(s_photos with { Stands = "ID", Proof = ProofDemand.None }, Databases(Address, "SG", "SG")));

    [Fact]
    public void Databases_that_disagree_prove_nothing_and_refuse_nothing_where_no_proof_is_demanded()
    {
        Assert.Equal(Standing.Unproven, Judge(s_photos, Databases(Address, "ID", "SG")).Standing);
        Assert.Equal(Standing.Unknown, Judge(s_photos with { Proof = ProofDemand.None }, Databases(Address, "ID", "SG")).Standing);
        Assert.Equal((Standing.Declared, "ID"), Judge(s_photos with { Proof = ProofDemand.None, Stands = "ID" }, Databases(Address, "ID", "SG")));
    }

    [Theory]
    [InlineData("10.4.0.7")]
    [InlineData("127.0.0.2")]
    [InlineData("fd00::7")]
    public void A_machine_of_ones_own_is_where_its_operator_says_and_only_declared(string address)
    {
        var asked = Databases(address, null, null);
        Assert.Equal((Standing.Unknown, null), Judge(s_photos, asked));
        Assert.Equal((Standing.Declared, "ID"), Judge(s_photos with { Stands = "ID" }, asked));
        Assert.Equal((Standing.Outside, "SG"), Judge(s_photos with { Stands = "SG" }, asked));
        Assert.Equal(Standing.Unproven, Judge(s_photos with { Stands = "ID", Proof = ProofDemand.Always }, asked).Standing);
    }

    [Fact]
    public void One_private_address_does_not_excuse_a_public_one_beside_it()
    {
        var mixed = Evidences.Of(
            Host, SubjectKind.Endpoint, Evidences.Resolved("a", Host, "10.4.0.7", Address), Evidences.Region(Address), Evidences.Origin(Address),
            Evidences.Database("a", Address, "SG"), Evidences.Database("b", Address, "SG"), Evidences.Edge([Host, "10.4.0.7", Address, "AS7713"]));
        Assert.Equal(Standing.Outside, EndpointJudge.Judge(s_photos with { Stands = "ID" }, mixed, "ID").Standing);
    }

    [Fact]
    public void An_address_outside_the_declared_networks_is_refused_even_at_home()
    {
        var declared = s_photos with { Networks = [IPNetwork.Parse("36.94.0.0/16")] };
        Assert.Equal(Standing.Elsewhere, Judge(declared, Databases(Address, "ID", "ID")).Standing);
        Assert.Equal(Standing.Proven, Judge(declared with { Networks = [IPNetwork.Parse("36.95.0.0/16")] }, Databases(Address, "ID", "ID")).Standing);
    }

    [Fact]
    public void A_name_without_an_address_proves_nothing()
    {
        var nowhere = Evidences.Of(Host, SubjectKind.Endpoint, new ResolutionCheck { Source = "a", At = Evidences.At, Name = Host, Answer = new(ResolutionOutcome.NoSuchName, [], []) });
        Assert.Equal(Standing.Unproven, EndpointJudge.Judge(s_photos, nowhere, "ID").Standing);
    }

    [Fact]
    public void A_shared_front_proves_nothing_whatever_databases_say()
    {
        var front = Evidences.Of(
            Host, SubjectKind.Endpoint, Evidences.Resolved("a", Host, Address), Evidences.Region(Address), Evidences.Origin(Address),
            Evidences.Database("a", Address, "ID"), Evidences.Database("b", Address, "ID"), Evidences.Edge([Host, Address, "AS7713"], Address));
        Assert.Equal(Standing.Unproven, EndpointJudge.Judge(s_photos, front, "ID").Standing);
    }

    [Fact]
    public void What_everybody_may_have_may_be_anywhere_and_where_it_is_is_said()
    {
        var witness = new DeclaredEndpoint("witness-1", EndpointRole.Witness, DataClass.Public) { Host = Host, Port = 443 };
        Assert.Equal((Standing.Abroad, "SG"), Judge(witness, Databases(Address, "SG", "SG")));
        Assert.Equal((Standing.Proven, "ID"), Judge(witness, Databases(Address, "ID", "ID")));
        Assert.Equal(Standing.Unknown, Judge(witness, Databases(Address, "ID", "SG")).Standing);
    }

    [Fact]
    public void Of_several_allowed_countries_one_proven_is_enough_and_all_must_be_contradicted()
    {
        var either = s_photos with { Countries = ["ID", "SG"] };
        Assert.Equal((Standing.Proven, "SG"), Judge(either, Databases(Address, "SG", "SG")));
        Assert.Equal(Standing.Outside, Judge(either, Databases(Address, "US", "US")).Standing);
    }

    [Fact]
    public void A_refusal_names_the_endpoint_the_evidence_and_the_rule()
    {
        var sentence = GuardText.Of(EndpointJudge.Judge(s_photos, Databases(Address, "SG", "SG"), "ID"), new ResidencyWords("en"));
        Assert.StartsWith("The endpoint \"photos\" (personal data, simpan.contoh.id:443) is outside Indonesia, where alone it may be (rule G.11) (basis: PP 71/2019 art. 20). Evidence: ", sentence, StringComparison.Ordinal);
        Assert.Contains("36.95.1.1", sentence, StringComparison.Ordinal);
        Assert.EndsWith("(R.12)", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_standing_has_its_sentence_in_both_languages_with_nothing_left_open()
    {
        foreach (var standing in Enum.GetValues<Standing>())
        {
            foreach (var language in new[] { "id", "en" })
            {
                var found = EndpointJudge.Judge(s_photos, Databases(Address, "ID", "SG"), "ID") with { Standing = standing, Country = "ID" };
                Assert.DoesNotMatch("[{}]", GuardText.Of(found, new ResidencyWords(language)));
            }
        }
    }

    [Fact]
    public void A_data_map_names_nothing_twice_and_no_more_than_an_attestation_holds()
    {
        Assert.Throws<FormatException>(() => new DataMap("ID", [s_photos, s_photos]));
        Assert.Throws<FormatException>(() => new DataMap("ID", [.. Enumerable.Range(0, DataMap.Most + 1).Select(number => s_photos with { Name = $"p{number}" })]));
    }

    private static (Standing Standing, string? Country) Judge(DeclaredEndpoint endpoint, SubjectEvidence evidence)
    {
        var finding = EndpointJudge.Judge(endpoint, evidence, "ID");
        return (finding.Standing, finding.Country);
    }

    private static SubjectEvidence Databases(string address, params ImmutableArray<string?> countries) => Evidences.Of(
        Host, SubjectKind.Endpoint,
        [Evidences.Resolved("a", Host, address), Evidences.Region(address), Evidences.Origin(address), Evidences.Edge([Host, address, "AS7713"]), .. countries.Select((country, index) => Evidences.Database($"basis data {index}", address, country))]);
}
