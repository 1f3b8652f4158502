using CsCheck;

namespace Sirekap.Log.Tests.Notes;

public class NoteVerifierTests
{
    const string Known = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    [Theory]
    [InlineData(Known)]
    [InlineData("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop")]
    public void Known_verifier_keys_are_read_and_written(string key) => Assert.Equal(key, NoteVerifier.Parse(key).ToString());

    [Fact]
    public void A_key_cut_anywhere_is_refused() => Gen.Select(Gen.Int[0, Known.Length], Gen.Int[0, Known.Length])
        .Where((from, to) => from < to && to - from < Known.Length)
        .Sample((from, to) => Bytes.Refuses(() => NoteVerifier.Parse(Known[from..to])));

    [Fact]
    public void A_key_with_any_other_character_is_refused() => Gen.Int[0, Known.Length - 1].Sample(at =>
    {
        var changed = Known.ToCharArray();
        changed[at]++;
        return Bytes.Refuses(() => NoteVerifier.Parse(new string(changed)));
    });

    [Theory]
    [InlineData("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==")]
    [InlineData("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+")]
    public void A_key_of_another_length_type_or_name_is_refused(string key) =>
        Assert.Throws<LogDataException>(() => NoteVerifier.Parse(key));

    [Fact]
    public void The_public_half_of_a_signer_can_be_handed_on_as_text()
    {
        var verifier = NoteVerifier.Parse(Bytes.Signer.Verifier.ToString());
        var note = SignedNote.Sign("hello\n", Bytes.Signer);
        Assert.Equal("hello\n", SignedNote.Open(note.Bytes.Span, verifier).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("log example")]
    [InlineData("log+example")]
    [InlineData("log\u00A0example")]
    [InlineData("log\n")]
    public void A_key_cannot_bear_such_a_name(string name) => Assert.Throws<ArgumentException>(() => new NoteSigner(name, Bytes.Seed));
}
