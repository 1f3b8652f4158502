using System.Text;
using CsCheck;

namespace Sirekap.Log.Tests.Policies;

using static Cosigners;

public class LogPolicyTests
{
    static readonly Cosigner[] s_many = [.. Enumerable.Range(0, 40).Select(at => Cosigner.Ed25519($"saksi.example/{at}", Seed((byte)(100 + at))))];

    static string Log => $"log {Bytes.Signer.Verifier}\n";

    static string W(int at) => s_many[at].Verifier.ToString();

    static string Six => string.Concat(Enumerable.Range(0, 6).Select(at => $"witness W{at} {W(at)}\n"));

    // The shape of the specification's own example: two of three X, any Y, and both groups.
    static string XAndY => $"{Log}\n{Six}group X 2 W0 W1 W2\ngroup Y any W3 W4 W5\n\ngroup X-and-Y all X Y\nquorum X-and-Y\n";

    [Theory]
    [InlineData(true, 0, 1, 3)]
    [InlineData(true, 2, 1, 5)]
    [InlineData(true, 0, 1, 2, 3, 4, 5)]
    [InlineData(false, 0, 3, 4, 5)]
    [InlineData(false, 0, 1, 2)]
    [InlineData(false)]
    public void The_example_of_the_specification_is_met_by_two_x_and_one_y(bool met, params int[] signed)
    {
        var note = Plain.CosignedBy([.. signed.Select(at => s_many[at])]).Note.Bytes.ToArray();
        Assert.Equal(met, !Bytes.Refuses(() => Parse(XAndY).Open(note)));
    }

    [Fact]
    public void Who_is_missing_is_told()
    {
        var refusal = Assert.Throws<LogDataException>(() => Parse(XAndY).Open(Plain.CosignedBy(s_many[0], s_many[3]).Note.Bytes.Span));
        Assert.Equal("The checkpoint of 600 entries is cosigned by 2 of 6 witnesses (W0, W3); that is not the quorum \"X-and-Y\" of the policy.", refusal.Message);
    }

    [Fact]
    public void A_quorum_of_thresholds_means_what_counting_by_hand_means() =>
        Gen.Select(Gen.Bool.Array[6], Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 2]).Sample((signs, x, y, both) =>
        {
            var policy = Parse($"{Log}{Six}group X {x} W0 W1 W2\ngroup Y {y} W3 W4 W5\ngroup Q {both} X Y\nquorum Q");
            var metX = signs[..3].Count(signed => signed) >= x;
            var metY = signs[3..].Count(signed => signed) >= y;
            var checkpoint = Cosigned([.. Enumerable.Range(0, 6).Where(at => signs[at])]);
            return policy.IsMetBy(checkpoint) == (both == 1 ? metX || metY : metX && metY);
        }, iter: 100);

    [Fact]
    public void Nobody_need_sign_when_the_quorum_is_none()
    {
        Assert.Equal(600, Parse(Log + "quorum none\n").Open(Plain.Note.Bytes.Span).Size);
        Assert.Equal(600, LogPolicy.OfLog(Bytes.Signer.Verifier).Open(Plain.Note.Bytes.Span).Size);
    }

    [Fact]
    public void A_witness_may_use_ml_dsa() =>
        Assert.Equal(600, Parse($"{Log}witness pers {Pers.Verifier}\nquorum pers\n").Open(Plain.CosignedBy(Pers).Note.Bytes.Span).Size);

    [Fact]
    public void Two_cosignatures_of_one_witness_count_once()
    {
        var twice = Plain.CosignedBy(s_many[0]).With(s_many[0].Sign(Plain, Now.AddDays(1)).Utf8(), s_many[0].Verifier);
        Assert.True(Bytes.Refuses(() => Parse(Log + Six + "group g 2 W0 W1\nquorum g").Open(twice.Note.Bytes.Span)));
    }

    [Fact]
    public void Any_of_several_logs_will_do_but_none_for_another()
    {
        var other = new NoteSigner("log.example/pilkada", Seed(3));
        var policy = Parse($"log {Bytes.Signer.Verifier} https://log.example/pemilu\nlog {other.Verifier}\nquorum none");
        Assert.Equal("log.example/pilkada", policy.Open(SignedCheckpoint.Sign(0, LogHash.EmptyTree, other).Note.Bytes.Span).Checkpoint.Origin);
        Assert.Equal("log.example/pemilu", policy.Open(Plain.Note.Bytes.Span).Checkpoint.Origin);
        Assert.Equal(["https://log.example/pemilu", null], policy.Logs.Select(log => log.Url));
        var crossed = SignedNote.Sign(Plain.Note.Text, other);
        Assert.True(Bytes.Refuses(() => policy.Open(crossed.Bytes.Span)));
        Assert.True(Bytes.Refuses(() => Parse("quorum none").Open(Plain.Note.Bytes.Span)));
    }

    [Fact]
    public void White_space_comments_and_addresses_are_read_as_specified()
    {
        var policy = Parse($"\n# comment\n\t # another\n\twitness \t w1  {W(0)}   https://w1.example/  \n\n  quorum\tw1");
        Assert.Equal([new PolicyWitness("w1", s_many[0].Verifier, "https://w1.example/")], policy.Witnesses);
    }

    [Fact]
    public void Names_are_opaque_octets_and_keywords_may_be_names()
    {
        Assert.Single(LogPolicy.Parse([.. "witness K\u212A"u8, 0x80, .. Encoding.ASCII.GetBytes($" {W(0)}\nquorum K"), .. "\u212A"u8, 0x80]).Witnesses);
        Assert.Equal("saksi Papua—Jaya", Parse($"witness saksi\u00A0Papua—Jaya {W(0)}\nquorum none").Witnesses[0].Name.Replace('\u00A0', ' '));
        Assert.Equal(2, Parse($"witness all {W(0)}\nwitness any {W(1)}\ngroup group 2 all any\nquorum group").Witnesses.Length);
    }

    [Fact]
    public void Forty_of_each_are_read()
    {
        var logs = string.Concat(Enumerable.Range(0, 40).Select(at => $"log {new NoteSigner($"log.example/{at}", Seed((byte)at)).Verifier}\n"));
        var witnesses = string.Concat(Enumerable.Range(0, 40).Select(at => $"witness w{at} {W(at)}\n"));
        var groups = "group g0 all w0\n" + string.Concat(Enumerable.Range(1, 39).Select(at => $"group g{at} all g{at - 1} w{at}\n"));
        var policy = Parse($"{logs}{Log}{witnesses}{groups}quorum g39\n");
        Assert.True(policy.IsMetBy(policy.Open(Plain.CosignedBy(s_many).Note.Bytes.Span)));
        Assert.True(Bytes.Refuses(() => policy.Open(Plain.CosignedBy(s_many[1..]).Note.Bytes.Span)));
    }

    [Theory]
    [InlineData("", "The policy has no line \"quorum\"; write \"quorum none\" to ask for no witnesses.")]
    [InlineData("quorum none\n\u0001", "Line 2 of the policy has the control character 0x01; only tabs are allowed.")]
    [InlineData("quorum none\n\0", "Line 2 of the policy has the control character 0x00; only tabs are allowed.")]
    [InlineData("quorum none\r\n", "Line 1 of the policy has the control character 0x0d; only tabs are allowed.")]
    [InlineData("quibble w1\nquorum none\n", "Line 1 of the policy begins with \"quibble\"; it should begin with log, witness, group or quorum.")]
    [InlineData("witness w1 W0 https://w1.example/ # comment", "Line 1 of the policy has 5 words after \"witness\"; it should read \"witness NAME VKEY [URL]\".")]
    [InlineData("log\nquorum none", "Line 1 of the policy has 0 words after \"log\"; it should read \"log VKEY [URL]\".")]
    [InlineData("log garbage\nquorum none", "Line 1 of the policy has no usable key. \"garbage\" is not a verifier key: it should read name+id+base64.")]
    [InlineData("log LOG\n\nlog LOG https://log.example/", "Line 3 of the policy names the public key of a log that was named before.")]
    [InlineData("witness w1\nquorum none", "Line 1 of the policy has 1 word after \"witness\"; it should read \"witness NAME VKEY [URL]\".")]
    [InlineData("witness none W0", "Line 1 of the policy defines the name \"none\", which is reserved.")]
    [InlineData("witness w1 W0\nwitness w1 W1", "Line 2 of the policy defines the name \"w1\" a second time.")]
    [InlineData("witness w1 W0\nwitness w2 W0", "Line 2 of the policy names the public key of a witness that was named before.")]
    [InlineData("witness w1 W0\ngroup w1 any w1", "Line 2 of the policy defines the name \"w1\" a second time.")]
    [InlineData("witness w1 W0\ngroup g1 1\nquorum w1", "Line 2 of the policy has 2 words after \"group\"; it should read \"group NAME all|any|NUMBER MEMBER…\".")]
    [InlineData("witness w1 W0\ngroup none any w1", "Line 2 of the policy defines the name \"none\", which is reserved.")]
    [InlineData("witness w1 W0\ngroup g1 0 w1", "Line 2 of the policy asks for \"0\" of 1 members; it should be all, any, or a number from 1 to 1.")]
    [InlineData("witness w1 W0\ngroup g1 -1 w1", "Line 2 of the policy asks for \"-1\" of 1 members; it should be all, any, or a number from 1 to 1.")]
    [InlineData("witness w1 W0\ngroup g1 2 w1", "Line 2 of the policy asks for \"2\" of 1 members; it should be all, any, or a number from 1 to 1.")]
    [InlineData("witness w1 W0\ngroup g1 01 w1", "Line 2 of the policy asks for \"01\" of 1 members; it should be all, any, or a number from 1 to 1.")]
    [InlineData("witness w1 W0\ngroup g1 99999999999999999999 w1", "Line 2 of the policy asks for \"99999999999999999999\" of 1 members; it should be all, any, or a number from 1 to 1.")]
    [InlineData("group g1 any w1\nwitness w1 W0", "Line 1 of the policy has the member \"w1\", which no earlier line defines.")]
    [InlineData("witness w1 W0\ngroup g1 any none w1", "Line 2 of the policy has the member \"none\", which no earlier line defines.")]
    [InlineData("witness w1 W0\ngroup g1 all w1 w1", "Line 2 of the policy has the member \"w1\", which is a member already.")]
    [InlineData("witness w1 W0\nwitness w2 W1\ngroup g1 any w1 w2\ngroup g2 any w1", "Line 4 of the policy has the member \"w1\", which is a member already.")]
    [InlineData("witness w1 W0", "The policy has no line \"quorum\"; write \"quorum none\" to ask for no witnesses.")]
    [InlineData("witness w1 W0\nquorum w1\nquorum w1", "Line 3 of the policy is a second quorum; there should be one.")]
    [InlineData("quorum w1\nwitness w1 W0", "Line 1 of the policy asks for \"w1\", which no earlier line defines.")]
    [InlineData("quorum", "Line 1 of the policy has 0 words after \"quorum\"; it should read \"quorum NAME\".")]
    public void A_malformed_policy_is_refused_with_a_sentence(string file, string sentence)
    {
        var text = file.Replace("W0", W(0), StringComparison.Ordinal).Replace("W1", W(1), StringComparison.Ordinal)
            .Replace("LOG", Bytes.Signer.Verifier.ToString(), StringComparison.Ordinal);
        Assert.Equal(sentence, Assert.Throws<LogDataException>(() => Parse(text)).Message);
    }

    [Fact]
    public void A_witness_key_must_be_a_cosigners_and_one_key_under_two_names_is_one_key()
    {
        Assert.True(Bytes.Refuses(() => Parse($"witness w1 {Bytes.Signer.Verifier}\nquorum none")));
        var alias = Cosigner.Ed25519("lain.example", Seed(100)).Verifier;
        Assert.True(Bytes.Refuses(() => Parse($"witness w1 {W(0)}\nwitness w2 {alias}\nquorum none")));
    }

    [Fact]
    public void Hostile_depth_and_length_are_refused()
    {
        var deep = $"witness g0 {W(0)}\n" + string.Concat(Enumerable.Range(1, 5000).Select(at => $"group g{at} any g{at - 1}\n")) + "quorum g5000\n";
        Assert.Equal("Line 1001 of the policy is one too many: at most 1000 witnesses and groups are read.", Assert.Throws<LogDataException>(() => Parse(deep)).Message);
        Assert.True(Bytes.Refuses(() => Parse(new string('\n', 1_000_001))));
    }

    static SignedCheckpoint Cosigned(int[] by) => Plain.CosignedBy([.. by.Select(at => s_many[at])]);

    static LogPolicy Parse(string text) => LogPolicy.Parse(Encoding.UTF8.GetBytes(text));
}
