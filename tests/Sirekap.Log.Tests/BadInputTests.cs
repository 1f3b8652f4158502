using System.Text;

namespace Sirekap.Log.Tests;

using static Cosigners;

/// <summary>The list of bad input: each is refused with a sentence of its own, or the status of the witness specification.</summary>
public class BadInputTests
{
    static readonly NoteVerifier s_log = Bytes.Signer.Verifier;
    static readonly SignedCheckpoint s_cosigned = Plain.CosignedBy(Bawaslu);
    static readonly byte[] s_bundle = EntryBundle.Encode(["abc"u8.ToArray(), ""u8.ToArray(), "defgh"u8.ToArray()]);

    static readonly Dictionary<string, (Action Read, string Sentence)> s_refused = new(StringComparer.Ordinal)
    {
        ["a truncated entry"] = (() => EntryBundle.Decode(TilePath.Entries(0, 3), s_bundle.AsMemory(..^1)), "tile/entries/000.p/3 ends within entry 3 of 3."),
        ["an entry cut within its length"] = (() => EntryBundle.Decode(TilePath.Entries(0, 3), s_bundle.AsMemory(..6)), "tile/entries/000.p/3 ends within entry 2 of 3."),
        ["more entries than the address says"] = (() => EntryBundle.Decode(TilePath.Entries(0, 2), s_bundle), "tile/entries/000.p/2 has 7 bytes after its last entry."),
        ["fewer entries than the address says"] = (() => EntryBundle.Decode(TilePath.Entries(0, 4), s_bundle), "tile/entries/000.p/4 ends within entry 4 of 4."),
        ["a bundle under a tile's address"] = (() => EntryBundle.Decode(TilePath.Hashes(0, 0, 3), s_bundle), "tile/0/000.p/3 is a tile of hashes, not a bundle of entries."),
        ["a tile too narrow"] = (() => HashTile.Decode(TilePath.Hashes(0, 0, 2), new byte[32]), "tile/0/000.p/2 has 32 bytes; 64 were expected."),
        ["a tile too wide"] = (() => HashTile.Decode(TilePath.Hashes(0, 0), new byte[257 * 32]), "tile/0/000 has 8224 bytes; 8192 were expected."),
        ["a tile with part of a hash"] = (() => HashTile.Decode(TilePath.Hashes(1, 0, 2), new byte[65]), "tile/1/000.p/2 has 65 bytes; 64 were expected."),
        ["a checkpoint with a carriage return"] = (() => Open(Plain.Note.ToString().Replace("600\n", "600\r\n", StringComparison.Ordinal)), "The note has a control character other than newline."),
        ["a checkpoint with a tab in its origin"] = (() => Open("log.example\t/pemilu" + Plain.Note.ToString()[18..]), "The note has a control character other than newline."),
        ["a checkpoint with a NUL"] = (() => Open("\0" + Plain.Note), "The note has a control character other than newline."),
        ["the log's signature twice"] = (() => Open(Plain.Note + Plain.Note.ToString().Split("\n\n")[1]), $"The signature of log.example/pemilu ({s_log.ToString()!.Split('+')[1]}) stands twice on the note."),
        ["a witness's signature twice"] = (
            () => Open(s_cosigned.Note + s_cosigned.Note.ToString().Split('\n')[^2] + "\n"),
            $"The signature of bawaslu.example/saksi ({Bawaslu.Verifier.ToString()!.Split('+')[1]}) stands twice on the note."),
        ["a checkpoint of a log that nobody asked for"] = (
            () => Open(SignedCheckpoint.Sign(1, Bytes.Leaf(0), new NoteSigner("lain.example", Bytes.Seed)).Note.ToString()),
            $"None of the expected keys (log.example/pemilu {s_log.ToString()!.Split('+')[1]}, bawaslu.example/saksi {Bawaslu.Verifier.ToString()!.Split('+')[1]}) has signed the note."),
        ["a checkpoint of another origin under our key"] = (
            () => Open(SignedNote.Sign("lain.example\n" + Plain.Note.Text.Split('\n', 2)[1], Bytes.Signer).ToString()),
            "The checkpoint speaks for lain.example, not for log.example/pemilu."),
        ["a proof that leads elsewhere"] = (
            () => new TlogProof(5, [Bytes.Leaf(1), Bytes.Leaf(2)], Plain.Note.Bytes).Verify(Bytes.Leaf(5), s_log),
            "The proof does not lead from this entry at 5 to the root of the checkpoint of 600 entries."),
        ["a proof for a place behind the end"] = (
            () => new TlogProof(600, [], Plain.Note.Bytes).Verify(Bytes.Leaf(5), s_log),
            "The proof does not lead from this entry at 600 to the root of the checkpoint of 600 entries."),
        ["a path longer than any tree"] = (
            () => TlogProof.Parse($"c2sp.org/tlog-proof@v1\nindex 0\n{string.Concat(Enumerable.Repeat(LogHash.EmptyTree + "\n", 64))}\n".Utf8()),
            "The proof's path has 64 hashes; at most 63 are possible."),
        ["a note beyond all measure"] = (() => Open(new string('x', 1_000_001)), "The note has 1000001 bytes; at most 1000000 are read."),
    };

    static readonly Dictionary<string, (string Request, int Status, string Sentence)> s_judged = new(StringComparer.Ordinal)
    {
        ["an old size above the new one"] = ($"old 601\n\n{Plain.Note}", 400, "The old size 601 is larger than the checkpoint's 600."),
        ["a control character"] = ($"old 0\n\n{Plain.Note.ToString().Replace("600\n", "600\r\n", StringComparison.Ordinal)}", 400, "The note has a control character other than newline."),
        ["a NUL behind the old size"] = ($"old 0\0\n\n{Plain.Note}", 400, "The request does not begin with \"old\" and a decimal number."),
        ["too many hashes"] = ($"old 1\n{string.Concat(Enumerable.Repeat(LogHash.EmptyTree + "\n", 64))}\n{Plain.Note}", 400, "The request's proof has 64 hashes; at most 63 are allowed."),
        ["half a hash"] = ($"old 1\nAAAA\n\n{Plain.Note}", 400, "A line of the request's proof is not 32 bytes in base64."),
        ["an unknown origin"] = ($"old 0\n\n{SignedCheckpoint.Sign(1, Bytes.Leaf(0), new NoteSigner("lain.example", Bytes.Seed)).Note}", 404, "This witness does not watch a log of that origin."),
        ["a signature that does not fit"] = (
            $"old 0\n\n{Plain.Note.ToString().Replace("600\n", "601\n", StringComparison.Ordinal)}", 403, $"The signature of log.example/pemilu ({s_log.ToString()!.Split('+')[1]}) does not fit the text."),
        ["the signature twice"] = (
            $"old 0\n\n{Plain.Note}{Plain.Note.ToString().Split("\n\n")[1]}", 403, $"The signature of log.example/pemilu ({s_log.ToString()!.Split('+')[1]}) stands twice on the note."),
        ["another old size than known"] = ($"old 5\n\n{Plain.Note}", 409, "The last checkpoint cosigned here covers 0 entries, not 5."),
        ["a proof where none belongs"] = ($"old 0\n{LogHash.EmptyTree}\n\n{Plain.Note}", 422, "The proof does not lead from the 0 entries cosigned last to the checkpoint of 600."),
    };

    public static TheoryData<string> Refused => [.. s_refused.Keys];

    public static TheoryData<string> Judged => [.. s_judged.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Each_is_refused_with_its_own_sentence(string what)
    {
        var (read, sentence) = s_refused[what];
        Assert.Equal(sentence, Assert.Throws<LogDataException>(read).Message);
    }

    [Theory]
    [MemberData(nameof(Judged))]
    public void A_witness_answers_each_with_the_status_of_the_specification_and_a_sentence(string what)
    {
        var (request, status, sentence) = s_judged[what];
        var verdict = WitnessVerdict.On(Encoding.UTF8.GetBytes(request), [s_log], _ => TreeHead.Empty);
        Assert.Equal((status, sentence), (verdict.Status, verdict.Sentence));
        Assert.Null(verdict.Accepted);
    }

    [Fact]
    public void An_entry_too_long_for_a_bundle_is_refused() =>
        Assert.StartsWith("An entry has at most 65535 bytes, not 65536.", Assert.Throws<ArgumentException>(() => EntryBundle.Encode([new byte[65_536]])).Message, StringComparison.Ordinal);

    static void Open(string note) => SignedCheckpoint.Open(note.Utf8(), s_log, Bawaslu.Verifier);
}
