using System.Collections.Immutable;
using System.Text;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Statements.Passkeys;
using Sirekap.Log;
using Sirekap.Testing;

namespace Sirekap.EndToEnd.Tests.Receipts;

/// <summary>A log of the small election with witnesses: a form that its officer sent, its readings and decisions, and receipts of all of it.</summary>
internal sealed class InventedLog : IDisposable
{
    public const string Station = "1101012001001";

    private static readonly DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);

    private static readonly (string Field, int Votes)[] _sound =
        [("D", 300), ("P", 210), ("C.1", 90), ("C.2", 110), ("C.3", 10), ("S", 210), ("T", 0), ("J", 210)];

    private readonly NoteSigner _key = new("example.id/sirekap", Seed(1));

    public Story Story { get; } = new(SmallElection.Definition);

    public Cosigner Bawaslu { get; } = Cosigner.Ed25519("bawaslu.example/saksi", Seed(7));

    public Cosigner Kampus { get; } = Cosigner.Ed25519("kampus.example/saksi", Seed(8));

    public Cosigner Pers { get; } = Cosigner.MlDsa44("pers.example/saksi", Seed(9));

    public NoteVerifier Key => _key.Verifier;

    /// <summary>Where the form stands; its officer's key is enrolled just before it, and its readings follow.</summary>
    public long Form { get; private set; }

    /// <summary>The last entry.</summary>
    public long Last => Story.Entries.Count - 1;

    public static byte[] Seed(byte of) => [.. Enumerable.Repeat(of, Cosigner.SeedLength)];

    /// <summary>The form arrives and is read; one field perhaps wrongly, by the officer or the machine.</summary>
    public InventedLog Send(string? misread = null, string? mistyped = null)
    {
        var typed = _sound.Select(sound => (sound.Field, sound.Field == mistyped ? sound.Votes + 5 : sound.Votes)).ToArray();
        Form = Story.Submit(Station, SmallElection.Desa, Story.Figures(typed));
        Story.ReadAll(Station, SmallElection.Desa, field => _sound.Single(sound => sound.Field == field).Votes + (field == misread ? 7 : 0));
        return this;
    }

    public InventedLog Decide(Outcome outcome, DecisionReason reason, params (string Field, int Votes)[] corrections)
    {
        Assert.Null(Story.Decide(Station, SmallElection.Desa, outcome, reason, corrections));
        return this;
    }

    /// <summary>The plenary opens, its secretary proposes a correction, and its chair seconds it: the last two entries.</summary>
    public InventedLog CorrectInPlenary(params (string Field, int Votes)[] corrections)
    {
        var district = Story.Definition.Regions.FindStation(Station)!.Value.District!.Value.Code;
        Assert.Null(Story.OpenRecap(district, SmallElection.Desa));
        var (secretary, chair) = (Story.Holder(Role.Secretary, district), Story.Holder(Role.Chair, district));
        var was = Story.Figures([.. corrections.Select(change => _sound.Single(sound => sound.Field == change.Field))]);
        var statement = Story.Correction(Station, SmallElection.Desa, was, corrections);
        Assert.Null(Story.Add(secretary, statement with { Sequence = secretary.NextSequence() }));
        Assert.Null(Story.Add(chair, statement with { Sequence = chair.NextSequence() }));
        return this;
    }

    /// <summary>A passkey is enrolled, for a desk or as a device's key, and accepts the officer's figures; tells whether the count took it.</summary>
    public bool DecideBy(TestPasskey passkey, string? enrolledAt)
    {
        Assert.Null(Story.Add(Story.Root, KeyStatement.Enrol(
            Story.Definition.Id, Story.Now, Story.Root.NextSequence(), passkey.PublicKey, Role.Reviewer, "0", enrolledAt is null ? null : WebOrigin.Parse(enrolledAt))));
        return Story.AddBytes(passkey.Sign(new DecisionStatement
        {
            Election = Story.Definition.Id,
            At = Story.Now,
            Sequence = passkey.NextSequence(),
            Station = Station,
            Contest = SmallElection.Desa,
            Form = Form,
            Outcome = Outcome.Accept,
            Reason = DecisionReason.Misread,
        }).Bytes) is null;
    }

    public byte[] Entry(long index) => Story.Entries[(int)index].ToArray();

    /// <summary>A receipt of the newest checkpoint.</summary>
    public TlogProof Receipt(long index, params Cosigner[] witnesses)
    {
        LogHash[] leaves = [.. Story.Entries.Select(entry => LogHash.OfLeaf(entry.Span))];
        var checkpoint = SignedCheckpoint.Sign(leaves.Length, Root(leaves), _key);
        foreach (var witness in witnesses)
            checkpoint = checkpoint.With(Encoding.UTF8.GetBytes(witness.Cosign(checkpoint, _now)!), witness.Verifier);
        return TlogProof.From(new InclusionProof(index, leaves.Length, [.. Path((int)index, leaves)]), checkpoint);
    }

    /// <summary>The receipt's file, with its statement.</summary>
    public byte[] File(long index, params Cosigner[] witnesses) => (Receipt(index, witnesses) with { Extra = Entry(index) }).ToBytes();

    public string Compact(long index, params Cosigner[] witnesses) => CompactReceipt.Write(
        Receipt(index, witnesses), LogHash.OfLeaf(Entry(index)), LogPolicy.Of(Key, [Bawaslu.Verifier, Kampus.Verifier]));

    public string Pointer(long index) =>
        $"https://pemilu.example.id/bukti/{index}#{System.Buffers.Text.Base64Url.EncodeToString(LogHash.OfLeaf(Entry(index)).ToArray())}";

    /// <summary>A policy that asks for so many of the three witnesses.</summary>
    public string Policy(int threshold) =>
        $"log {Key}\nwitness bawaslu {Bawaslu.Verifier}\nwitness kampus {Kampus.Verifier}\nwitness pers {Pers.Verifier}\ngroup saksi {threshold} bawaslu kampus pers\nquorum saksi\n";

    public void Dispose() => Story.Dispose();

    // RFC 6962, section 2.1, as it stands there.
    private static LogHash Root(ReadOnlySpan<LogHash> leaves) =>
        leaves.Length == 1 ? leaves[0] : LogHash.OfNode(Root(leaves[..Half(leaves)]), Root(leaves[Half(leaves)..]));

    private static ImmutableArray<LogHash> Path(int index, ReadOnlySpan<LogHash> leaves)
    {
        if (leaves.Length == 1)
            return [];
        var half = Half(leaves);
        return index < half ? [.. Path(index, leaves[..half]), Root(leaves[half..])] : [.. Path(index - half, leaves[half..]), Root(leaves[..half])];
    }

    private static int Half(ReadOnlySpan<LogHash> leaves) => 1 << (int)Math.ILogB(leaves.Length - 1);
}
