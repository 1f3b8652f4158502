using CsCheck;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Statements;

public sealed class StatementTests : IDisposable
{
    private static readonly string[] Optional =
    [
        "after", "replaces", "public", "figures", "note", "answers", "version", "refused", "fingerprint", "signals", "was",
        "field", "seal", "times",
    ];

    private readonly TestKey _key = new();

    public static TheoryData<string> Kinds
    {
        get
        {
            using var key = new TestKey();
            return [.. Samples.All(key.PublicKey).Keys];
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_comes_back_from_its_bytes(string kind)
    {
        var statement = Sample(kind);
        var entry = SignedEntry.Sign(statement, _key);
        var back = SignedEntry.Parse(entry.Bytes);
        Assert.Equal(statement.GetType(), back.Statement.GetType());
        Assert.Equal(statement.ToCanonical().ToBytes(), back.Statement.ToCanonical().ToBytes());
        Assert.Equal(entry.SignedBytes.ToArray(), back.SignedBytes.ToArray());
        Assert.Equal(entry.Signature, back.Signature);
        Assert.Equal(_key.Key, back.Key);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_field_that_the_kind_does_not_know_is_refused(string kind)
    {
        var members = Sample(kind).ToCanonical().Set("zzz", 1);
        Assert.Equal("unknown-field", Refusal(members));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_field_left_out_is_refused_unless_it_is_optional(string kind)
    {
        var full = Sample(kind).ToCanonical();
        foreach (var left in full.Names)
        {
            var members = new CanonicalObject();
            foreach (var (name, value) in full.Where(member => member.Key != left))
                members.Set(name, value);
            if (!Optional.Contains(left) && (kind, left) is not (("report make with a photograph", "photo") or ("form", "reason")))
                Assert.Equal("missing-field", Refusal(members));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_field_of_another_type_is_refused(string kind)
    {
        var full = Sample(kind).ToCanonical();
        foreach (var swapped in full.Names)
        {
            var members = new CanonicalObject();
            foreach (var (name, value) in full)
                members.Set(name, name == swapped ? true : value);
            Assert.Equal("malformed", Refusal(members));
        }
    }

    /// <summary>Whoever changes a byte of an entry gets a refusal, another statement, or a signature that does not hold.</summary>
    [Fact]
    public void No_byte_of_an_entry_can_change_unnoticed()
    {
        using var verifier = P256Verifier.Parse(_key.PublicKey.AsSpan());
        var entries = Samples.All(_key.PublicKey).Values.Select(statement => SignedEntry.Sign(statement, _key).Bytes.ToArray()).ToArray();
        Gen.Select(Gen.OneOf(entries), Gen.Int[0, 1_000_000], Gen.Byte[1, 255]).Sample((bytes, place, mask) =>
        {
            byte[] changed = [.. bytes];
            changed[place % changed.Length] ^= mask;
            try
            {
                var entry = SignedEntry.Parse(changed);
                lock (verifier)
                    return entry.Key != _key.Key || !verifier.Verifies(entry.SignedBytes.Span, entry.Signature);
            }
            catch (RefusedException)
            {
                return true;
            }
        });
    }

    [Fact]
    public void An_unknown_kind_is_refused()
    {
        var members = new CanonicalObject().Set("t", "rumour").Set("election", "kecil-2024").Set("at", Samples.At.ToString()).Set("seq", 1);
        Assert.Equal("unknown-kind", Refusal(members));
    }

    [Theory]
    [InlineData("2024-02-14T11:30:00+00:00")]
    [InlineData("2024-02-14T11:30:00.5Z")]
    [InlineData("2024-02-14 11:30:00Z")]
    [InlineData("2024-02-30T11:30:00Z")]
    [InlineData("2024-02-14T24:00:00Z")]
    public void A_time_has_one_form(string time) =>
        Assert.Equal("malformed", Assert.Throws<RefusedException>(() => StatementTime.Parse(time)).Refusal.Code);

    [Theory]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("2200-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void A_time_to_which_no_term_can_be_added_is_none(string time) =>
        Assert.Equal("malformed", Assert.Throws<RefusedException>(() => StatementTime.Parse(time)).Refusal.Code);

    [Theory]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2199-12-31T23:59:59Z")]
    public void The_first_and_the_last_second_are_times(string time) => Assert.Equal(time, StatementTime.Parse(time).ToString());

    [Fact]
    public void A_number_beyond_six_digits_is_no_figure()
    {
        var members = Sample("form").ToCanonical().Object("figures").Set("X", 1_000_000);
        Assert.Throws<RefusedException>(() => members.Integer("X", 0, Votes.Most));
    }

    [Theory]
    [InlineData("read", null)]
    [InlineData("blank", 0L)]
    [InlineData("illegible", 7L)]
    [InlineData("guessed", 7L)]
    public void Only_a_field_that_was_read_has_a_value(string state, long? value)
    {
        var reading = Sample("reading").ToCanonical();
        var figures = new CanonicalObject().Set("D", new CanonicalObject()
            .Set("state", state).Set("value", value).Set("confidence", 1)
            .Set("box", System.Collections.Immutable.ImmutableArray.Create<object>(0L, 0L, 1L, 1L)));
        var members = new CanonicalObject();
        foreach (var (name, old) in reading)
            members.Set(name, name == "figures" ? figures : old);
        Assert.Equal("malformed", Refusal(members));
    }

    [Theory]
    [InlineData(true, "mistyped", true)]
    [InlineData(true, "bored", false)]
    [InlineData(false, "mistyped", false)]
    public void A_reason_is_one_of_the_list_and_stands_beside_what_is_replaced(bool withReplaces, string reason, bool isGood)
    {
        var members = new CanonicalObject();
        foreach (var (name, value) in Sample("form").ToCanonical().Where(member => member.Key != "replaces" || withReplaces))
            members.Set(name, name == "reason" ? reason : value);
        if (isGood)
            Assert.Equal(ReplacementReason.Mistyped, ((FormStatement)Statement.From(members)).Reason);
        else
            Assert.Equal("malformed", Refusal(members));
    }

    [Theory]
    [InlineData("accept", true)]
    [InlineData("unreadable", true)]
    [InlineData("correct", false)]
    public void Corrected_figures_stand_in_corrections_alone(string outcome, bool withFigures)
    {
        var members = new CanonicalObject();
        foreach (var (name, value) in Sample("decision").ToCanonical().Where(member => member.Key != "figures" || withFigures))
            members.Set(name, name == "outcome" ? outcome : value);
        Assert.Equal("malformed", Refusal(members));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("01")]
    [InlineData("100")]
    [InlineData("+1")]
    [InlineData("satu")]
    public void A_page_number_has_one_spelling(string page)
    {
        var members = new CanonicalObject();
        foreach (var (name, value) in Sample("form").ToCanonical())
            members.Set(name, name == "pages" ? new CanonicalObject().Set(page, Digest.Of("x"u8).ToString()) : value);
        Assert.Equal("malformed", Refusal(members));
    }

    [Fact]
    public void A_signature_has_one_spelling()
    {
        var text = System.Text.Encoding.ASCII.GetString(SignedEntry.Sign(Sample("claim"), _key).Bytes.Span);
        var signature = text.Split('"')[7];
        Assert.Equal(86, signature.Length);
        foreach (var other in new[] { signature + "==", signature[..^1] + (char)(signature[^1] + 1), signature[..^2], signature[..10] + " " + signature[10..], "é" + signature[1..] })
        {
            var changed = System.Text.Encoding.UTF8.GetBytes(text.Replace(signature, other, StringComparison.Ordinal));
            Assert.Equal("malformed", Assert.Throws<RefusedException>(() => SignedEntry.Parse(changed)).Refusal.Code);
        }
    }

    public void Dispose() => _key.Dispose();

    private static string? Refusal(CanonicalObject members)
    {
        try
        {
            Statement.From(CanonicalJson.Parse(members.ToBytes()));
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal.Code;
        }
    }

    private Statement Sample(string kind) => Samples.All(_key.PublicKey)[kind];
}
