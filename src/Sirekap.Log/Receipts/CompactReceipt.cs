using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Sirekap.Log;

/// <summary>
/// A receipt small enough for a QR code: <c>SRKP1:</c> and base45 of version, log key id, index, size, path, the log's
/// signature, and of each witness key id, time and signature. Names, root and spelling are left out; whoever has the entry
/// and knows the keys gets the receipt back byte for byte. Only Ed25519 signatures of known keys have a place; the file
/// (<see cref="TlogProof"/>) is what counts.
/// </summary>
public static class CompactReceipt
{
    /// <summary>What every compact receipt begins with.</summary>
    public const string Mark = "SRKP1:";

    const byte Version = 1;
    const int IdLength = sizeof(uint), TimeLength = sizeof(uint);

    /// <summary>Writes a receipt compactly, after checking it. The policy's quorum is not asked: any number of witnesses will do.</summary>
    /// <param name="proof">The receipt.</param>
    /// <param name="leaf">The hash of its entry.</param>
    /// <param name="policy">The keys that the reader will know. Signatures of others, and of other kinds than Ed25519, are left out.</param>
    /// <exception cref="LogDataException">The receipt is wrong, or has no compact form.</exception>
    public static string Write(TlogProof proof, LogHash leaf, LogPolicy policy)
    {
        var checkpoint = proof.Verify(leaf, policy.WithoutQuorum());
        var log = checkpoint.Note.Checked.FirstOrDefault(one => one.Key is Ed25519Verifier && one.Key.Name == checkpoint.Checkpoint.Origin);
        if (log.Key is null)
            throw new LogDataException("The receipt has no compact form: the log has not signed with Ed25519.");
        if (proof.Extra is not null || !checkpoint.Checkpoint.Extensions.IsEmpty)
            throw new LogDataException("The receipt has no compact form: it has extra data or extension lines.");
        var witnesses = checkpoint.Note.Checked.Where(one => one.Key is Ed25519CosignatureVerifier).DistinctBy(one => one.Line.ToString());
        return Mark + Base45.Encode(
        [
            Version, .. Id(log.Line.Id), .. Number(proof.Index), .. Number(checkpoint.Size),
            .. proof.Path.SelectMany(hash => hash.ToArray()), .. log.Line.Signature, .. witnesses.SelectMany(one => Witness(one.Line)),
        ]);
    }

    /// <summary>Reads a compact receipt, and checks it; ask the policy with <see cref="TlogProof.Verify(LogHash, LogPolicy)"/> whether it suffices.</summary>
    /// <param name="text">The text of the QR code.</param>
    /// <param name="leaf">The hash of the entry that it is for.</param>
    /// <param name="policy">The keys to look for; witnesses that are not among them are left out.</param>
    /// <exception cref="LogDataException">The text is malformed, of a log unknown to the policy, for another entry, or forged.</exception>
    public static TlogProof Read(string text, LogHash leaf, LogPolicy policy)
    {
        if (!text.StartsWith(Mark, StringComparison.Ordinal) || Base45.Decode(text.AsSpan(Mark.Length)) is not { } bytes)
            throw new LogDataException($"This is no compact receipt: it should be {Mark} and base45.");
        var proof = Expand(new Bytes(bytes), leaf, policy);
        proof.Verify(leaf, policy.WithoutQuorum());
        return proof;
    }

    static TlogProof Expand(Bytes bytes, LogHash leaf, LogPolicy policy)
    {
        if (bytes.Take(1)[0] is not Version and var version)
            throw new LogDataException($"The compact receipt has the version {version}; this program reads {Version}.");
        var id = BinaryPrimitives.ReadUInt32BigEndian(bytes.Take(IdLength));
        if (policy.Logs.FirstOrDefault(log => log.Key is Ed25519Verifier && log.Key.Id == id)?.Key is not { } key)
            throw new LogDataException($"The compact receipt is of the log key {id:x8}, which is not one of ours.");
        var (index, size) = (bytes.TakeNumber(), bytes.TakeNumber());
        if (index >= size)
            throw new LogDataException($"The compact receipt is for entry {index} of {size}.");
        var path = ProofRanges.Inclusion(index, size).Select(_ => new LogHash(bytes.Take(LogHash.Length))).ToImmutableArray();
        var text = new Checkpoint(key.Name, size, new InclusionProof(index, size, path).RootOver(leaf)).ToText();
        var note = new StringBuilder(text).Append('\n').Append(new NoteSignature(key.Name, id, bytes.Take(Ed25519Verifier.SignatureLength)));
        while (!bytes.AreTaken)
            note.Append(TakeWitness(bytes, policy));
        return new TlogProof(index, path, Encoding.UTF8.GetBytes(note.ToString()));
    }

    static NoteSignature? TakeWitness(Bytes bytes, LogPolicy policy)
    {
        var id = BinaryPrimitives.ReadUInt32BigEndian(bytes.Take(IdLength));
        var time = BinaryPrimitives.ReadUInt32BigEndian(bytes.Take(TimeLength));
        var signature = CosignatureVerifier.Stamp(time, bytes.Take(Ed25519Verifier.SignatureLength));
        return policy.Witnesses.FirstOrDefault(witness => witness.Key is Ed25519CosignatureVerifier && witness.Key.Id == id) is { } known
            ? new NoteSignature(known.Key.Name, id, signature)
            : null;
    }

    static byte[] Witness(NoteSignature line)
    {
        if (CosignatureVerifier.TimeOf(line.Signature) is not (>= 0 and <= uint.MaxValue and var time))
            throw new LogDataException("The receipt has no compact form: a cosignature's time is after the year 2106.");
        return [.. Id(line.Id), .. Id((uint)time), .. line.Signature.AsSpan(sizeof(long))];
    }

    static byte[] Id(uint id)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
        return bytes;
    }

    // Seven bits a byte, the least significant first; the last byte has its high bit clear.
    static IEnumerable<byte> Number(long value)
    {
        for (; value > 0x7f; value >>= 7)
            yield return (byte)((value & 0x7f) | 0x80);
        yield return (byte)value;
    }

    /// <summary>Bytes that are read once, from the front.</summary>
    sealed class Bytes(byte[] bytes)
    {
        int _at;

        public bool AreTaken => _at == bytes.Length;

        public byte[] Take(int count)
        {
            if (bytes.Length - _at < count)
                throw new LogDataException("The compact receipt is cut short.");
            _at += count;
            return bytes[(_at - count).._at];
        }

        public long TakeNumber()
        {
            var value = 0L;
            for (var shift = 0; shift < 63; shift += 7)
            {
                var next = Take(1)[0];
                value |= (long)(next & 0x7f) << shift;
                // A number has one spelling: its last byte is not zero, unless it is the only one.
                if (next < 0x80)
                    return next > 0 || shift == 0 ? value : throw new LogDataException("The compact receipt has a number with a leading zero.");
            }
            throw new LogDataException("The compact receipt has a number that is too large.");
        }
    }
}
