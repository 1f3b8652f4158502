using System.Text;
using CsCheck;

namespace Sirekap.Log.Tests.Notes;

public class SignedNoteTests
{
    const string Text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const string PeterLine = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    const string EnochLine = "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    static readonly NoteVerifier s_peter = NoteVerifier.Parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    static readonly NoteVerifier s_enoch = NoteVerifier.Parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");

    static readonly Gen<string> s_texts = Gen.String[Gen.Char[" abc—\nx"], 0, 40].Select(text => text + "\n");

    [Fact]
    public void The_known_note_opens_with_both_its_keys()
    {
        var note = Open(Text + "\n" + PeterLine + EnochLine, s_peter, s_enoch);
        Assert.Equal(Text, note.Text);
        Assert.Equal([s_peter, s_enoch], note.Signers);
    }

    [Fact]
    public void The_example_of_the_specification_opens()
    {
        const string Note = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
        var key = NoteVerifier.Parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        Assert.Equal("This is an example message.\n", Open(Note, key).Text);
    }

    [Fact]
    public void Signatures_of_unknown_keys_are_ignored_in_any_order()
    {
        Assert.Equal([s_enoch], Open(Text + "\n" + PeterLine + EnochLine, s_enoch).Signers);
        Assert.Equal([s_peter], Open(Text + "\n" + "— grease.example AAAAAAAA\n" + EnochLine + PeterLine, s_peter).Signers);
        Assert.Equal([s_peter], Open(Text + "\n" + EnochLine + EnochLine + PeterLine, s_peter).Signers);
    }

    [Fact]
    public void A_signature_of_a_known_key_that_stands_twice_is_refused()
    {
        var refusal = Assert.Throws<LogDataException>(() => Open(Text + "\n" + PeterLine + EnochLine + PeterLine, s_peter));
        Assert.Equal("The signature of PeterNeumann (c74f20a3) stands twice on the note.", refusal.Message);
    }

    [Fact]
    public void A_note_nobody_known_has_signed_is_refused()
    {
        var refusal = Assert.Throws<LogDataException>(() => Open(Text + "\n" + PeterLine, s_enoch));
        Assert.Equal("None of the expected keys (EnochRoot af0cfe78) has signed the note.", refusal.Message);
    }

    [Fact]
    public void One_wrong_signature_of_a_known_key_spoils_the_whole_note() =>
        Assert.Throws<LogDataException>(() => Open(Text + "\n" + PeterLine + EnochLine.Replace("zmZa", "zmZb", StringComparison.Ordinal), s_peter, s_enoch));

    [Fact]
    public void Sixteen_signatures_of_five_kilobytes_are_accepted() =>
        Assert.Equal([s_peter], Open(Text + "\n" + string.Concat(Enumerable.Repeat("— pq.example " + new string('A', 6668) + "\n", 16)) + PeterLine, s_peter).Signers);

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    [InlineData(Text)]
    [InlineData(Text + "\n")]
    [InlineData(Text + PeterLine)]
    [InlineData(Text + "\n" + PeterLine + "\n")]
    [InlineData(Text + "\n" + PeterLine + "Unexpected line.\n")]
    [InlineData("\u0001" + Text + "\n" + PeterLine)]
    [InlineData(Text + "\n" + PeterLine + "— Bad Name x08go/ZJ\n")]
    [InlineData(Text + "\n" + PeterLine + "— name  x08go/ZJ\n")]
    [InlineData(Text + "\n" + PeterLine + "— name x08g\n")]
    [InlineData(Text + "\n" + PeterLine + "- name x08go/ZJ\n")]
    public void A_malformed_note_is_refused(string note) => Assert.Throws<LogDataException>(() => Open(note, s_peter));

    [Fact]
    public void A_note_that_is_not_utf8_is_refused() =>
        Assert.True(Bytes.Refuses(() => SignedNote.Open([0xff, .. Encoding.UTF8.GetBytes(Text + "\n" + PeterLine)], s_peter)));

    [Fact]
    public void What_is_signed_opens_again() => s_texts.Sample(text =>
    {
        var note = SignedNote.Sign(text, Bytes.Signer);
        return SignedNote.Open(note.Bytes.Span, Bytes.Signer.Verifier).Text == text;
    }, iter: 50);

    [Fact]
    public void A_note_changed_in_any_byte_is_refused()
    {
        var note = SignedNote.Sign(Text, Bytes.Signer).Bytes.ToArray();
        Gen.Select(Gen.Int[0, note.Length - 1], Gen.Byte[1, 255]).Sample((at, flip) =>
        {
            byte[] changed = [.. note];
            changed[at] ^= flip;
            return Bytes.Refuses(() => SignedNote.Open(changed, Bytes.Signer.Verifier));
        }, iter: 1000);
    }

    [Fact]
    public void A_note_cut_anywhere_is_refused()
    {
        var note = SignedNote.Sign(Text, Bytes.Signer).Bytes.ToArray();
        Gen.Int[0, note.Length - 1].Sample(length => Bytes.Refuses(() => SignedNote.Open(note.AsSpan(0, length), Bytes.Signer.Verifier)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no newline")]
    [InlineData("tab\t\n")]
    public void Such_a_text_cannot_be_signed(string text) => Assert.Throws<ArgumentException>(() => SignedNote.Sign(text, Bytes.Signer));

    static SignedNote Open(string note, params NoteVerifier[] known) => SignedNote.Open(Encoding.UTF8.GetBytes(note), known);
}
