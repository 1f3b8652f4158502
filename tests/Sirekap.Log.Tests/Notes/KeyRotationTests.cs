using System.Text;

namespace Sirekap.Log.Tests.Notes;

public sealed class KeyRotationTests
{
    const string Origin = "log.example/pemilu";

    static readonly NoteSigner s_first = Key(1), s_second = Key(2), s_third = Key(3);
    static readonly TreeHead s_head = new(7, LogHash.OfLeaf("root"u8));

    [Fact]
    public void Whoever_trusts_the_old_key_learns_the_new_one()
    {
        var change = KeyRotation.Open(KeyRotation.Sign(s_first, s_second, s_head).Bytes.Span, s_first.Verifier);
        Assert.Equal((s_first.Verifier, s_second.Verifier, s_head), (change.Old, change.New, change.Head));
        Assert.Equal($"rotation/{s_first.Verifier.ToString()!.Split('+')[1]}", KeyRotation.PathFrom(s_first.Verifier));
    }

    [Fact]
    public void The_text_is_kept_as_it_is_documented() => Assert.StartsWith(
        $"sirekap/log-key-rotation@v1\n{Origin}\n{s_first.Verifier}\n{s_second.Verifier}\n7\n{s_head.Root}\n\n\u2014 {Origin} ",
        Encoding.UTF8.GetString(KeyRotation.Sign(s_first, s_second, s_head).Bytes.Span), StringComparison.Ordinal);

    [Fact]
    public void It_can_never_pass_for_a_checkpoint()
    {
        var note = KeyRotation.Sign(s_first, s_second, s_head).Bytes;
        Assert.Throws<LogDataException>(() => SignedCheckpoint.Open(note.Span, s_first.Verifier));
    }

    [Fact]
    public void A_key_cannot_be_succeeded_by_itself_or_by_another_log()
    {
        Assert.Throws<ArgumentException>(() => KeyRotation.Sign(s_first, s_first, s_head));
        Assert.Throws<ArgumentException>(() => KeyRotation.Sign(s_first, new NoteSigner("other.example", new byte[32]), s_head));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void One_key_alone_changes_nothing(bool first, bool second)
    {
        var text = SignedNote.Open(KeyRotation.Sign(s_first, s_second, s_head).Bytes.Span, s_first.Verifier).Text;
        var note = SignedNote.Sign(text, [.. first ? [s_first] : Array.Empty<NoteSigner>(), .. second ? [s_second] : Array.Empty<NoteSigner>()]);
        Assert.Throws<LogDataException>(() => KeyRotation.Open(note.Bytes.Span, s_first.Verifier));
    }

    [Theory]
    [InlineData("sirekap/log-key-rotation@v1", "sirekap/log-key-rotation@v2")]
    [InlineData("\n7\n", "\n07\n")]
    [InlineData("\n7\n", "\n-7\n")]
    [InlineData("\n7\n", "\n7\n7\n")]
    [InlineData(Origin + "\n", "other.example\n")]
    public void A_malformed_note_is_refused_although_both_signed_it(string part, string other)
    {
        var text = SignedNote.Open(KeyRotation.Sign(s_first, s_second, s_head).Bytes.Span, s_first.Verifier).Text;
        var note = SignedNote.Sign(text.Replace(part, other, StringComparison.Ordinal), s_first, s_second);
        Assert.Throws<LogDataException>(() => KeyRotation.Open(note.Bytes.Span, s_first.Verifier));
    }

    [Fact]
    public async Task A_chain_is_followed_to_its_end()
    {
        var served = Serve(KeyRotation.Sign(s_first, s_second, s_head), KeyRotation.Sign(s_second, s_third, s_head));
        Assert.Equal([s_second.Verifier, s_third.Verifier], (await KeyRotation.FollowAsync(s_first.Verifier, served)).Select(change => change.New));
        Assert.Equal([s_third.Verifier], (await KeyRotation.FollowAsync(s_second.Verifier, served)).Select(change => change.New));
        Assert.Empty(await KeyRotation.FollowAsync(s_third.Verifier, served));
    }

    [Fact]
    public async Task A_circle_is_refused()
    {
        var served = Serve(KeyRotation.Sign(s_first, s_second, s_head), KeyRotation.Sign(s_second, s_first, s_head));
        await Assert.ThrowsAsync<LogDataException>(() => KeyRotation.FollowAsync(s_first.Verifier, served));
    }

    [Fact]
    public void A_checkpoint_that_both_keys_signed_is_believed_by_whoever_knows_either()
    {
        var signed = SignedCheckpoint.Sign(0, LogHash.EmptyTree, s_second, s_first);
        foreach (var known in (NoteVerifier[][])[[s_first.Verifier], [s_second.Verifier], [s_second.Verifier, s_first.Verifier]])
            Assert.Empty(SignedCheckpoint.Open(signed.Note.Bytes.Span, known, []).Cosignatures);
        Assert.Throws<LogDataException>(() => SignedCheckpoint.Open(signed.Note.Bytes.Span, s_third.Verifier));
    }

    [Fact]
    public void A_new_key_adds_its_signature_once()
    {
        var old = SignedCheckpoint.Sign(0, LogHash.EmptyTree, s_first);
        var both = old.SignedBy([s_second, s_first]);
        Assert.Equal(old.Head, SignedCheckpoint.Open(both.Note.Bytes.Span, s_second.Verifier).Head);
        Assert.Same(both, both.SignedBy([s_second, s_first]));
    }

    [Fact]
    public void Strangers_of_the_logs_name_are_noticed_and_others_are_not()
    {
        var note = SignedCheckpoint.Sign(0, LogHash.EmptyTree, s_second, s_first).Note.Bytes;
        Assert.Equal([s_second.Verifier.Id], KeyRotation.StrangersOn(note.Span, s_first.Verifier));
        Assert.Empty(KeyRotation.StrangersOn(note.Span, s_first.Verifier, s_second.Verifier));
        Assert.Empty(KeyRotation.StrangersOn(note.Span, new NoteSigner("other.example", new byte[32]).Verifier));
        Assert.True(KeyRotation.IsNamedOn(note.Span, s_first.Verifier));
        Assert.False(KeyRotation.IsNamedOn(note.Span, s_third.Verifier));
    }

    static NoteSigner Key(byte seed) => new(Origin, [.. Enumerable.Repeat(seed, NoteSigner.SeedLength)]);

    static Func<string, Task<byte[]?>> Serve(params KeyRotation[] changes) =>
        path => Task.FromResult(changes.FirstOrDefault(change => KeyRotation.PathFrom(change.Old) == path)?.Bytes.ToArray());
}
