using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Tests.Statements;

public sealed class CanonicalJsonTests
{
    private static readonly string[] Characters = ["a", "b", "z", "A", "Z", "0", "9", "\"", "\\", "/", "\b", "\t", "\n", "\f", "\r", "\u0001", "\u001f", " ", "\u007f", "é", "€", "ñ", "😀", "ﬁ", "\uffff"];

    private static readonly Gen<string> Text = Gen.OneOf<string>(Characters).Array[0, 60].Select(characters => string.Concat(characters).Normalize());

    private static readonly Gen<object> Value = Gen.Recursive<object>((depth, deeper) => depth >= 4
        ? Leaf()
        : Gen.Frequency(
            (4, Leaf()),
            (1, deeper.Array[0, 4].Select(items => (object)items.ToImmutableArray())),
            (1, Gen.Dictionary(Text, deeper)[0, 4].Select(members => (object)ObjectOf(members)))));

    private static readonly Gen<CanonicalObject> Document = Gen.Dictionary(Text, Value)[0, 5].Select(ObjectOf);

    [Fact]
    public void What_is_written_is_read_back_to_the_same_bytes() =>
        Document.Where(document => document.ToBytes().Length <= CanonicalJson.MostBytes).Sample(document =>
        {
            var bytes = document.ToBytes();
            return CanonicalJson.Parse(bytes).ToBytes().SequenceEqual(bytes);
        });

    [Fact]
    public void A_changed_byte_is_refused_or_gives_another_document() =>
        Gen.Select(Document, Gen.Int[0, 100_000], Gen.Byte[1, 255]).Sample((document, place, mask) =>
        {
            var changed = document.ToBytes();
            changed[place % changed.Length] ^= mask;
            return Refusal(changed) is not null || CanonicalJson.Parse(changed).ToBytes().SequenceEqual(changed);
        });

    [Fact]
    public void Any_bytes_at_all_are_parsed_or_refused_but_never_crash() =>
        Gen.OneOf(Gen.Byte.Array[0, 60], Gen.OneOf<byte>([.. "{}[]\",:\\u0123dfeE+-. tnrls"u8]).Array[0, 40]).Sample(bytes =>
        {
            _ = Refusal(bytes);
        });

    [Theory]
    [InlineData("""{"b":1,"a":2}""", "not-canonical")] // keys out of order
    [InlineData("""{"a": 1}""", "not-canonical")]
    [InlineData("{\"a\":1}\n", "not-canonical")]
    [InlineData("""{"a":"\u0041"}""", "not-canonical")] // an escape that need not be
    [InlineData("""{"a":"\/"}""", "not-canonical")]
    [InlineData("""{"a":"\u000a"}""", "not-canonical")] // has the short form \n
    [InlineData("""{"a":"\u001F"}""", "not-canonical")] // hexadecimal digits are lower case
    [InlineData("""{"a":-0}""", "not-canonical")]
    [InlineData("""{"a":1,"a":2}""", "malformed")]
    [InlineData("""{"a":1}{"b":2}""", "malformed")]
    [InlineData("""{"a":null}""", "malformed")]
    [InlineData("""{"a":1,}""", "malformed")]
    [InlineData("""{"a":01}""", "malformed")]
    [InlineData("""{"a":"\ud800"}""", "malformed")] // half a character
    [InlineData("""[1]""", "malformed")]
    [InlineData("""{"a":[[[[[[[[1]]]]]]]]}""", "malformed")] // too deep
    [InlineData("", "malformed")]
    [InlineData("""{"a":1.0}""", "not-an-integer")]
    [InlineData("""{"a":1e3}""", "not-an-integer")]
    [InlineData("""{"a":9007199254740992}""", "not-an-integer")]
    [InlineData("""{"a":-9007199254740992}""", "not-an-integer")]
    public void Every_other_spelling_is_refused(string json, string code) =>
        Assert.Equal(code, Refusal(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("e\u0301")] // decomposed é
    [InlineData("\u212b")] // the Ångström sign
    [InlineData("\ufffe")] // no character at all
    public void Text_outside_normal_form_C_is_refused(string text)
    {
        Assert.Equal("not-canonical", Refusal(Encoding.UTF8.GetBytes($$"""{"a":"{{text}}"}""")));
        Assert.Equal("not-canonical", Refusal(Encoding.UTF8.GetBytes($$"""{"{{text}}":"a"}""")));
    }

    [Fact]
    public void A_byte_order_mark_and_broken_UTF8_are_refused()
    {
        Assert.Equal("malformed", Refusal([0xef, 0xbb, 0xbf, .. "{}"u8]));
        Assert.Equal("malformed", Refusal([.. "{\"a\":\""u8, 0xc3, 0x28, .. "\"}"u8]));
        Assert.Equal("malformed", Refusal([.. "{\"a\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8]));
    }

    [Fact]
    public void A_statement_may_have_8_KiB_and_not_a_byte_more()
    {
        var full = Encoding.UTF8.GetBytes($$"""{"a":"{{new string('x', CanonicalJson.MostBytes - 8)}}"}""");
        Assert.Equal(CanonicalJson.MostBytes, full.Length);
        Assert.Null(Refusal(full));
        Assert.Equal("too-large", Refusal([.. full[..^2], (byte)'x', .. full[^2..]]));
    }

    /// <summary>The example of RFC 8785 section 3.2.3: keys are sorted by UTF-16 code units, so U+1F600 stands before U+FB33.</summary>
    [Fact]
    public void Keys_are_sorted_by_UTF16_code_units_as_RFC_8785_shows()
    {
        string[] sorted = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"];
        var document = new CanonicalObject();
        foreach (var name in sorted.Reverse())
            document.Set(name, 0);
        Assert.Equal(sorted, document.Names);
    }

    [Fact]
    public void The_largest_integers_are_read()
    {
        var document = CanonicalJson.Parse("""{"a":9007199254740991,"b":-9007199254740991}"""u8);
        Assert.Equal(9_007_199_254_740_991, document.Integer("a", 0, long.MaxValue));
        Assert.Equal(-9_007_199_254_740_991, document.Integer("b", long.MinValue, 0));
    }

    private static Gen<object> Leaf() => Gen.OneOf(
        Text.Select(text => (object)text),
        Gen.Bool.Select(truth => (object)truth),
        Gen.Long[-9_007_199_254_740_991, 9_007_199_254_740_991].Select(number => (object)number));

    private static CanonicalObject ObjectOf(Dictionary<string, object> members)
    {
        var document = new CanonicalObject();
        foreach (var (name, value) in members)
            document.Set(name, value);
        return document;
    }

    private static string? Refusal(byte[] bytes)
    {
        try
        {
            CanonicalJson.Parse(bytes);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal.Code;
        }
    }
}
