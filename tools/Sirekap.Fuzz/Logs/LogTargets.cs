using System.Collections.Immutable;
using System.Text;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Log;

namespace Sirekap.Fuzz.Logs;

/// <summary>
/// What hostile bytes are thrown at, of a log. Each names what came of one input. Bugs are exceptions: those of the parsers, and ours where something writes back to
/// other bytes than it was read from, or where changed bytes pass for signed.
/// </summary>
public static class LogTargets
{
    const string Refused = "refused", Read = "read";

    static readonly ImmutableHashSet<string> s_signed = [.. LogCorpus.Files("note").Select(note => UnverifiedNote.Parse(note).Text)];

    static readonly ImmutableHashSet<(string, long)> s_cosigned = [.. LogCorpus.Files("note").Select(Cosignatures).SelectMany(given => given)];

    static readonly TlogProof s_proof = TlogProof.Parse(LogCorpus.Files("proof")[0]);

    static readonly LogHash s_root = s_proof.Verify(LogCorpus.ProvenLeaf, LogCorpus.Policy).Root;

    static readonly TreeHead s_last = new(LogCorpus.WitnessedSize, LogHash.TryParse(File.ReadAllText(Path.Combine(LogCorpus.Folder, "witness-state.txt")), out var root) ? root : default);

    static readonly Dictionary<KeyId, P256Verifier> s_keys = EnrolledKeys().ToDictionary(key => key.Id);

    static readonly ImmutableHashSet<string> s_statements =
        [.. LogCorpus.Files("statement").Select(file => Convert.ToHexString(SignedEntry.Parse(file).SignedBytes.Span))];

    /// <summary>What makes the inputs of a target, and the target.</summary>
    /// <param name="name">One of <see cref="LogTargetNames"/>.</param>
    public static (Func<int, byte[]> Make, Func<byte[], string> Target) Of(string name) => name switch
    {
        "note" => (new LineMutator(LogCorpus.Files(name)).Make, Note),
        "checkpoint" => (new LineMutator(LogCorpus.Files(name)).Make, CheckpointText),
        "proof" => (new LineMutator(LogCorpus.Files(name)).Make, Proof),
        "receipt" => (new ReceiptMutator(LogCorpus.Files(name)[0]).Make, Receipt),
        "policy" => (new LineMutator(LogCorpus.Files(name)).Make, Policy),
        "path" => (new LineMutator([.. Lines(LogCorpus.Files(name)[0])]).Make, Address),
        "bundle" => (new BundleMutator(LogCorpus.Bundle()).Make, Bundle),
        "tile" => (seed => ByteMutator.Mutate(LogCorpus.Files(name)[0], new Random(seed)), Tile),
        "witness" => (new LineMutator(LogCorpus.Files(name)).Make, Witness),
        "statement" => (new StatementMutator(LogCorpus.Files(name)).Make, Statement),
        _ => throw new ArgumentException($"There is no target \"{name}\".", nameof(name)),
    };

    static string Note(byte[] bytes) => Try(() =>
    {
        var checkpoint = SignedCheckpoint.Open(bytes, LogCorpus.AnyPolicy.Logs[0].Key, [.. LogCorpus.Policy.Witnesses.Select(witness => witness.Key)]);
        Same(checkpoint.Note.Bytes.Span, bytes);
        Hold(s_signed.Contains(checkpoint.Note.Text), "A text passes for signed that never was.");
        Hold(checkpoint.Cosignatures.All(one => s_cosigned.Contains((one.Key.Name, one.Time))), "A cosignature passes that was never given.");
        return LogCorpus.Policy.IsMetBy(checkpoint) ? "read, with a quorum" : Read;
    });

    static string CheckpointText(byte[] bytes) => Try(() =>
    {
        var text = Encoding.UTF8.GetString(bytes);
        Hold(Checkpoint.Parse(text).ToText() == text, "The checkpoint writes back otherwise.");
        return Read;
    });

    static string Proof(byte[] bytes) => Try(() =>
    {
        var proof = TlogProof.Parse(bytes);
        Same(proof.ToBytes(), bytes);
        if (Try(() => Prove(proof)) == Refused)
            return "read, proves nothing";
        return "proves";
    });

    static string Receipt(byte[] bytes) => Try(() =>
    {
        var text = Encoding.UTF8.GetString(bytes);
        var proof = CompactReceipt.Read(text, LogCorpus.ProvenLeaf, LogCorpus.Policy);
        Prove(proof);
        // Parts of witnesses who are not known are left out.
        var again = CompactReceipt.Write(proof, LogCorpus.ProvenLeaf, LogCorpus.Policy);
        Hold(again == text || again.Length < text.Length, "The compact receipt writes back otherwise.");
        return again == text ? "proves" : "proves, without strangers";
    });

    static string Policy(byte[] bytes) => Try(() =>
    {
        var policy = LogPolicy.Parse(bytes);
        return Try(() => policy.Open(s_proof.CheckpointNote.Span).Checkpoint.Origin) == Refused ? "read, trusts nothing of ours" : "read, trusts";
    });

    static string Address(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (!TilePath.TryParse(text, out var path))
            return Refused;
        Hold(path.ToString() == text && path.Level is >= 0 and <= TilePath.MaxLevel && path.Width is >= 1 and <= TilePath.FullWidth && path.Index >= 0, "The address writes back otherwise.");
        return Read;
    }

    static string Bundle(byte[] bytes) => Try(() =>
    {
        var width = Math.Clamp(LogCorpus.Entries(bytes).Count, 1, TilePath.FullWidth);
        Same(EntryBundle.Encode(EntryBundle.Decode(TilePath.Entries(0, width), bytes)), bytes);
        return Read;
    });

    static string Tile(byte[] bytes) => Try(() =>
    {
        var width = Math.Clamp(bytes.Length / LogHash.Length, 1, TilePath.FullWidth);
        Same(HashTile.Decode(TilePath.Hashes(0, 0, width), bytes).Encode(), bytes);
        return Read;
    });

    static string Witness(byte[] bytes)
    {
        var verdict = WitnessVerdict.On(bytes, LogCorpus.Policy.Logs.Select(log => log.Key), _ => s_last);
        Hold(verdict.Status is 200 or 400 or 403 or 404 or 409 or 422, $"The witness answers {verdict.Status}.");
        Hold(verdict.Accepted is not null == (verdict.Status == 200), "A witness cosigns exactly what it answers with 200.");
        Hold(verdict.Accepted is null || verdict.Accepted.Root == s_root, "A witness would cosign what the log never signed.");
        if (verdict.Status != 400)
            Same(AddCheckpoint.Parse(bytes).ToBytes(), bytes);
        return $"{verdict.Status}";
    }

    static string Statement(byte[] bytes)
    {
        SignedEntry entry;
        try
        {
            entry = SignedEntry.Parse(bytes);
        }
        catch (RefusedException refused)
        {
            return $"refused: {refused.Refusal.Code}";
        }

        Same(entry.Statement.ToCanonical().ToBytes(), entry.SignedBytes.Span);
        var verifies = s_keys.TryGetValue(entry.Key, out var key) && key.Verifies(entry.SignedBytes.Span, entry.Signature);
        Hold(!verifies || s_statements.Contains(Convert.ToHexString(entry.SignedBytes.Span)), "A statement passes for signed that never was.");
        return verifies ? "read, signed" : Read;
    }

    static string Prove(TlogProof proof)
    {
        var checkpoint = proof.Verify(LogCorpus.ProvenLeaf, LogCorpus.AnyPolicy);
        Hold(checkpoint.Root == s_root && proof.Index == s_proof.Index && proof.Path.SequenceEqual(s_proof.Path), "A proof passes that was never made.");
        return Read;
    }

    static IEnumerable<(string, long)> Cosignatures(byte[] note) =>
        SignedCheckpoint.Open(note, LogCorpus.AnyPolicy.Logs[0].Key, [.. LogCorpus.Policy.Witnesses.Select(witness => witness.Key)]).Cosignatures.Select(one => (one.Key.Name, one.Time));

    static IEnumerable<byte[]> Lines(byte[] file) => LogCorpus.Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes);

    static IEnumerable<P256Verifier> EnrolledKeys()
    {
        foreach (var file in LogCorpus.Files("statement"))
        {
            var statement = SignedEntry.Parse(file).Statement;
            if (statement is ElectionStatement opening)
                yield return P256Verifier.Parse(opening.Root.AsSpan());
            else if (statement is KeyStatement { Action: EnrolKey enrol })
                yield return P256Verifier.Parse(enrol.PublicKey.AsSpan());
        }
    }

    static string Try(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (LogDataException)
        {
            return Refused;
        }
    }

    static void Same(ReadOnlySpan<byte> written, ReadOnlySpan<byte> read) => Hold(written.SequenceEqual(read), "What was read writes back otherwise.");

    static void Hold(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }
}
