using System.Text;
using CsCheck;

namespace Sirekap.Log.Tests;

public class CheckpointTests
{
    const string EmptyRoot = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    [Fact]
    public void A_checkpoint_has_three_lines() =>
        Assert.Equal($"log.example/pemilu\n0\n{EmptyRoot}\n", SignedCheckpoint.Sign(0, LogHash.EmptyTree, Bytes.Signer).Checkpoint.ToText());

    [Fact]
    public void What_is_signed_opens_again() => Gen.Select(Gen.Long[1, long.MaxValue], Bytes.AnyHash).Sample((size, root) =>
    {
        var signed = SignedCheckpoint.Sign(size, root, Bytes.Signer);
        return SignedCheckpoint.Open(signed.Note.Bytes.Span, Bytes.Signer.Verifier).Checkpoint == new Checkpoint("log.example/pemilu", size, root);
    }, iter: 50);

    [Fact]
    public void Extension_lines_are_kept_though_we_write_none()
    {
        var text = $"log.example/pemilu\n0\n{EmptyRoot}\nextra line\nanother\n";
        var checkpoint = Checkpoint.Parse(text);
        Assert.Equal(["extra line", "another"], checkpoint.Extensions);
        Assert.Equal(text, checkpoint.ToText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("log.example\n")]
    [InlineData("log.example\n0\n")]
    [InlineData("log.example\n0\n" + EmptyRoot)]
    [InlineData("\n0\n" + EmptyRoot + "\n")]
    [InlineData("log.example\n00\n" + EmptyRoot + "\n")]
    [InlineData("log.example\n01\n" + EmptyRoot + "\n")]
    [InlineData("log.example\n+1\n" + EmptyRoot + "\n")]
    [InlineData("log.example\n-1\n" + EmptyRoot + "\n")]
    [InlineData("log.example\n1 \n" + EmptyRoot + "\n")]
    [InlineData("log.example\n1\0\n" + EmptyRoot + "\n")]
    [InlineData("log.example\n9223372036854775808\n" + EmptyRoot + "\n")]
    [InlineData("log.example\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n")]
    [InlineData("log.example\n1\n47DEQpj8HBSa\n")]
    [InlineData("log.example\n0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
    [InlineData("log.example\n0\n" + EmptyRoot + "\n\n")]
    public void A_malformed_checkpoint_is_refused(string text) => Assert.Throws<LogDataException>(() => Checkpoint.Parse(text));

    [Fact]
    public void A_checkpoint_of_another_log_is_refused_though_our_key_signed_it()
    {
        var note = SignedNote.Sign($"other.example\n0\n{EmptyRoot}\n", Bytes.Signer);
        var refusal = Assert.Throws<LogDataException>(() => SignedCheckpoint.Open(note.Bytes.Span, Bytes.Signer.Verifier));
        Assert.Equal("The checkpoint speaks for other.example, not for log.example/pemilu.", refusal.Message);
    }

    [Fact]
    public void A_signed_text_that_is_no_checkpoint_is_refused()
    {
        var note = SignedNote.Sign("hello\n", Bytes.Signer);
        Assert.Throws<LogDataException>(() => SignedCheckpoint.Open(Encoding.UTF8.GetBytes(note.ToString()), Bytes.Signer.Verifier));
    }
}
