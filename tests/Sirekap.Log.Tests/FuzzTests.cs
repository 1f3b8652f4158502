using CsCheck;

namespace Sirekap.Log.Tests;

using static Cosigners;

/// <summary>Whatever comes in from outside is read or refused with a sentence; no other exception, no endless work.</summary>
public class FuzzTests
{
    static readonly NoteVerifier s_log = Bytes.Signer.Verifier;

    static readonly byte[] s_note = Plain.CosignedBy(Bawaslu, Kampus).Note.Bytes.ToArray();
    static readonly byte[] s_proof = new TlogProof(5, [Bytes.Leaf(1), Bytes.Leaf(2)], s_note) { Extra = [1, 2, 3] }.ToBytes();
    static readonly byte[] s_request = new AddCheckpoint(0, [Bytes.Leaf(1)], s_note).ToBytes();
    static readonly byte[] s_policy =
        $"# policy\nlog {s_log} https://log.example\nwitness a {Bawaslu.Verifier}\nwitness b {Kampus.Verifier}\ngroup g 2 a b\nquorum g\n".Utf8();

    sealed record Cut(double At, double Length, int Kind, byte With);

    static readonly Gen<Cut[]> s_cuts =
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 0.1], Gen.Int[0, 4], Gen.Byte, (at, length, kind, with) => new Cut(at, length, kind, with)).Array[1, 6];

    [Fact]
    public void Notes() => Try(s_note, bytes => SignedNote.Open(bytes, s_log));

    [Fact]
    public void Cosigned_checkpoints() => Try(s_note, bytes => SignedCheckpoint.Open(bytes, s_log, Bawaslu.Verifier, Pers.Verifier));

    [Fact]
    public void Answers_of_witnesses() => Try((Bawaslu.Sign(Plain) + Kampus.Sign(Plain)).Utf8(), bytes => Plain.With(bytes, Bawaslu.Verifier));

    [Fact]
    public void Verifier_keys() => Try($"{Bawaslu.Verifier}".Utf8(), bytes => NoteVerifier.Parse(System.Text.Encoding.UTF8.GetString(bytes)));

    [Fact]
    public void Receipts() => Try(s_proof, bytes => TlogProof.Parse(bytes).Verify(Bytes.Leaf(0), s_log));

    [Fact]
    public void Policies() => Try(s_policy, bytes => LogPolicy.Parse(bytes));

    [Fact]
    public void Requests() => Try(s_request, bytes => AddCheckpoint.Parse(bytes));

    [Fact]
    public void A_witness_has_a_verdict_on_anything() => s_cuts.Sample(cuts =>
    {
        var verdict = WitnessVerdict.On(Mutate(s_request, cuts), [s_log], _ => TreeHead.Empty);
        return verdict.Status is 400 or 403 or 404 or 409 or 422 && verdict.Accepted is null;
    }, iter: 2000);

    static void Try(byte[] sample, Action<byte[]> read) => s_cuts.Sample(cuts =>
    {
        var mutated = Mutate(sample, cuts);
        // Either it is refused, or it reads; anything else is thrown on and fails the test.
        _ = Bytes.Refuses(() => read(mutated));
    }, iter: 2000);

    static byte[] Mutate(byte[] sample, Cut[] cuts)
    {
        List<byte> bytes = [.. sample];
        foreach (var cut in cuts)
        {
            var at = (int)(cut.At * bytes.Count);
            var length = Math.Min((int)(cut.Length * bytes.Count), bytes.Count - at);
            var piece = bytes.GetRange(at, length);
            switch (cut.Kind)
            {
                case 0: bytes.RemoveRange(at, length); break;
                case 1: bytes.InsertRange(at, piece); break;
                case 2: bytes.Insert(at, cut.With); break;
                case 3: bytes.Insert(at, (byte)'\n'); break;
                default:
                    if (at < bytes.Count)
                        bytes[at] = cut.With;
                    break;
            }
        }
        return [.. bytes];
    }
}
