using System.Collections.Immutable;
using CsCheck;
using Sirekap.Log.Tests.Tree;

namespace Sirekap.Log.Tests.Witnessing;

public class WitnessVerdictTests
{
    // The request of the sigsum project's witness tests (FiloSottile/torchwood, internal/witness/witness_test.go); its roots are made up.
    const string Sigsum = "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562";

    static readonly NoteVerifier s_sigsum = NoteVerifier.Parse(Sigsum + "+5202289b+Af/cLU2Y5BJNP+r3iMDC+av9eWCD0fBJVDfzAux5zxAP");

    static readonly string s_first = $"old 0\n\n{Sigsum}\n1\nKgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n"
        + $"— {Sigsum} UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=\n";

    static readonly string s_third = "old 1\nKgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nKgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n"
        + $"{Sigsum}\n3\nRcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=\n\n"
        + $"— {Sigsum} UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=\n";

    static readonly NoteSigner s_log = Bytes.Signer;

    [Fact]
    public void A_foreign_log_is_followed_from_its_first_checkpoint_to_its_third_entry()
    {
        var first = WitnessVerdict.On(s_first.Utf8(), [s_sigsum], _ => TreeHead.Empty);
        Assert.Equal((200, 1), (first.Status, first.Accepted!.Size));
        var third = WitnessVerdict.On(s_third.Utf8(), [s_sigsum], _ => first.Accepted.Head);
        Assert.Equal((200, 3), (third.Status, third.Accepted!.Size));
        Assert.Equal(409, WitnessVerdict.On(s_third.Utf8(), [s_sigsum], _ => third.Accepted.Head).Status);
        Assert.Equal(409, WitnessVerdict.On(s_third.Utf8(), [s_sigsum], _ => TreeHead.Empty).Status);
    }

    [Fact]
    public void A_log_with_an_ml_dsa_key_is_followed()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "mldsa-log.txt"));
        var body = "old 0\n\n" + string.Join('\n', lines[1..]) + "\n";
        Assert.Equal(200, WitnessVerdict.On(body.Utf8(), [NoteVerifier.Parse(lines[0])], _ => TreeHead.Empty).Status);
    }

    // The table of torchwood's TestZeroSize, and what the specification says beside it.
    [Theory]
    [InlineData("the empty tree", 200, 0, 0, 0, "empty", 0)]
    [InlineData("an empty tree with a leaf's root", 422, 0, 0, 0, "leaf", 0)]
    [InlineData("an empty tree with a proof", 422, 0, 0, 0, "empty", 1)]
    [InlineData("the first entry", 200, 0, 0, 1, "leaf", 0)]
    [InlineData("the first entry with a proof", 422, 0, 0, 1, "leaf", 1)]
    [InlineData("another old size than known", 409, 1, 0, 1, "leaf", 1)]
    [InlineData("an old size above the new one", 400, 1, 1, 0, "empty", 0)]
    [InlineData("the same again", 200, 1, 1, 1, "leaf", 0)]
    [InlineData("the same with a proof", 422, 1, 1, 1, "leaf", 1)]
    [InlineData("the same size with another root", 422, 1, 1, 1, "other", 0)]
    [InlineData("growth without a proof", 422, 1, 1, 2, "other", 0)]
    [InlineData("growth with a wrong proof", 422, 1, 1, 2, "other", 1)]
    public void Each_case_has_its_status(string what, int status, long known, long old, long size, string root, int proof)
    {
        var roots = new Dictionary<string, LogHash>(StringComparer.Ordinal) { ["empty"] = LogHash.EmptyTree, ["leaf"] = Bytes.Leaf(0), ["other"] = Bytes.Leaf(9) };
        var body = $"old {old}\n{string.Concat(Enumerable.Repeat(Bytes.Leaf(5) + "\n", proof))}\n{Sign(size, roots[root])}";
        var verdict = WitnessVerdict.On(body.Utf8(), [s_log.Verifier], _ => known == 0 ? TreeHead.Empty : new TreeHead(1, Bytes.Leaf(0)));
        Assert.True(status == verdict.Status, $"{what}: {verdict}");
        Assert.Equal(status == 200, verdict.Accepted is not null);
    }

    [Fact]
    public void Strangers_forgers_and_nonsense_are_told_apart()
    {
        var fine = "old 0\n\n" + Sign(1, Bytes.Leaf(0));
        Assert.Equal(200, Status(fine));
        Assert.Equal(404, Status("old 0\n\n" + SignedNote.Sign($"other.example\n1\n{Bytes.Leaf(0)}\n", s_log)));
        Assert.Equal(403, Status("old 0\n\n" + SignedNote.Sign($"{s_log.Verifier.Name}\n1\n{Bytes.Leaf(0)}\n", new NoteSigner(s_log.Verifier.Name, Cosigners.Seed(1)))));
        Assert.Equal(403, Status(fine.Replace("\n1\n", "\n2\n", StringComparison.Ordinal)));
        Assert.Equal(200, Status(fine + "— grease.example AAAAAAAA\n"));
        foreach (var nonsense in new[] { "", "old 0\n", "old 0\n\n", "old 00\n\n" + fine[7..], "old -1\n\n" + fine[7..], "new 0\n\n" + fine[7..], "old 0\nAAAA\n\n" + fine[7..], "old 0\n\nhello\n\n— a AAAAAAAA\n", fine + "x" })
            Assert.Equal(400, Status(nonsense));
        Assert.Equal(400, Status("old 0\n" + string.Concat(Enumerable.Repeat(Bytes.Leaf(1) + "\n", 64)) + fine[6..]));
        Assert.Equal(422, Status("old 0\n" + string.Concat(Enumerable.Repeat(Bytes.Leaf(1) + "\n", 63)) + fine[6..]));
    }

    [Fact]
    public void What_is_to_be_remembered_has_no_lines_of_strangers()
    {
        var body = "old 0\n\n" + Sign(1, Bytes.Leaf(0)) + "— grease.example AAAAAAAA\n";
        Assert.Equal(Sign(1, Bytes.Leaf(0)), WitnessVerdict.On(body.Utf8(), [s_log.Verifier], _ => TreeHead.Empty).Accepted!.Note.ToString());
    }

    [Fact]
    public void Either_key_of_a_log_that_changes_keys_will_do()
    {
        var next = new NoteSigner(s_log.Verifier.Name, Cosigners.Seed(2));
        var body = "old 0\n\n" + SignedCheckpoint.Sign(1, Bytes.Leaf(0), next).Note;
        Assert.Equal(403, Status(body));
        Assert.Equal(200, WitnessVerdict.On(body.Utf8(), [s_log.Verifier, next.Verifier], _ => TreeHead.Empty).Status);
    }

    sealed record Step(int Fork, int Old, int Size, int Spoil);

    static readonly Gen<Step> s_steps = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 9], (fork, old, size, spoil) => new Step(fork, old, size, spoil));

    /// <summary>
    /// Two histories of one log that part after five entries, requests of both in any order, honest or spoilt. The model
    /// compares lists of leaves; the witness sees only hashes.
    /// </summary>
    [Fact]
    public void Over_any_history_a_witness_vouches_for_one_growing_list_of_entries() => s_steps.Array[1, 25].Sample(steps =>
    {
        var (head, known) = (TreeHead.Empty, ImmutableArray<LogHash>.Empty);
        foreach (var step in steps)
        {
            // Half of the requests guess the old size right, as honest logs do.
            var old = step.Old % 2 == 0 ? known.Length : step.Old;
            var leaves = Leaves(step.Fork, step.Size);
            var spoilt = step.Spoil == 0;
            List<LogHash> proof = [.. old <= step.Size ? NaiveTree.Proof(old, leaves) : [], .. spoilt ? [Bytes.Leaf(99)] : Array.Empty<LogHash>()];
            var body = $"old {old}\n{string.Concat(proof.Select(hash => hash + "\n"))}\n{Sign(step.Size, NaiveTree.Root(leaves))}";
            var verdict = WitnessVerdict.On(body.Utf8(), [s_log.Verifier], _ => head);
            var expected = old > step.Size ? 400 : old != known.Length ? 409 : spoilt || !leaves.Take(old).SequenceEqual(known) ? 422 : 200;
            if (verdict.Status != expected || (expected == 409 && verdict.Last != head))
                return false;
            if (expected == 200)
                (head, known) = (verdict.Accepted!.Head, [.. leaves]);
        }
        return head == new TreeHead(known.Length, NaiveTree.Root([.. known]));
    }, iter: 300);

    [Fact]
    public void Requests_are_written_and_read_alike() => Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200]).Where((old, size) => old <= size).Sample((old, size) =>
    {
        var log = MemoryLog.Of(size);
        var proof = new TileTree(log, size).ProveConsistencyAsync(old).AsTask().GetAwaiter().GetResult();
        var bytes = AddCheckpoint.From(proof, SignedCheckpoint.Sign(size, log.Root, s_log)).ToBytes();
        return AddCheckpoint.Parse(bytes).ToBytes().SequenceEqual(bytes)
            && WitnessVerdict.On(bytes, [s_log.Verifier], _ => new TreeHead(old, MemoryLog.Of(old).Root)).Status == 200;
    }, iter: 50);

    [Fact]
    public void Sizes_are_told_in_one_spelling()
    {
        Assert.Equal(20852163, AddCheckpoint.ParseSize(AddCheckpoint.FormatSize(20852163).Utf8()));
        foreach (var wrong in new[] { "", "\n", "1", "01\n", "-1\n", "1\n\n", "9223372036854775808\n" })
            Assert.True(Bytes.Refuses(() => AddCheckpoint.ParseSize(wrong.Utf8())));
    }

    [Fact]
    public void A_monitor_finds_a_log_by_the_hash_of_its_origin() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad/checkpoint", AddCheckpoint.MonitoringPath("abc"));

    static int Status(string body) => WitnessVerdict.On(body.Utf8(), [s_log.Verifier], _ => TreeHead.Empty).Status;

    static string Sign(long size, LogHash root) => SignedNote.Sign($"{s_log.Verifier.Name}\n{size}\n{root}\n", s_log).ToString();

    static List<LogHash> Leaves(int fork, int size) => [.. Enumerable.Range(0, size).Select(at => Bytes.Leaf(at < 5 ? at : at + (1000 * fork)))];
}
