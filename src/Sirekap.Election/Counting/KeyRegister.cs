using System.Collections.Concurrent;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Statements.Passkeys;

namespace Sirekap.Election.Counting;

/// <summary>The keys that the log has enrolled, what each may sign, and the last sequence number of each.</summary>
internal sealed class KeyRegister
{
    // Looked into from other threads while the fold goes on.
    private readonly ConcurrentDictionary<KeyId, EnrolledKey> _keys = new();

    // The fold's alone, and those who read while it rests.
    private readonly HashSet<Digest> _invitations = [];
    private readonly Dictionary<int, EnrolledKey> _newestOfficers = [];

    /// <summary>Every key, in no order.</summary>
    public IEnumerable<EnrolledKey> All => _keys.Values;

    public EnrolledKey? Find(KeyId key) => _keys.GetValueOrDefault(key);

    public bool IsUsed(Digest invitation) => _invitations.Contains(invitation);

    public void Use(Digest invitation) => _invitations.Add(invitation);

    /// <summary>Every key that was ever enrolled for a station, newest first.</summary>
    public IEnumerable<EnrolledKey> OfficersOf(Station station)
    {
        for (var key = _newestOfficers.GetValueOrDefault(station.Ordinal); key is not null; key = key.Earlier)
            yield return key;
    }

    public void Enrol(EnrolledKey key)
    {
        if (!_keys.TryAdd(key.Verifier.Id, key))
            throw new InvalidOperationException($"Key {key.Verifier.Id} is enrolled already.");
        if (key.Scope is not StationScope { Station: var station })
            return;
        key.Earlier = _newestOfficers.GetValueOrDefault(station.Ordinal);
        _newestOfficers[station.Ordinal] = key;
    }
}

/// <summary>One enrolled key.</summary>
/// <param name="verifier">Its public half.</param>
/// <param name="role">What it may sign; null for the root, which enrols and revokes everywhere.</param>
/// <param name="scope">Where.</param>
internal sealed class EnrolledKey(P256Verifier verifier, Role? role, Scope scope)
{
    public P256Verifier Verifier => verifier;

    public Role? Role => role;

    public Scope Scope => scope;

    /// <summary>The desk where it signs by assertions; null for a device's key.</summary>
    public WebOrigin? Origin { get; init; }

    /// <summary>The log index of the statement that enrolled it.</summary>
    public required long EnrolledAt { get; init; }

    public long LastSequence { get; set; }

    /// <summary>The key that was enrolled for the same station before it, for an officer's; null where there was none.</summary>
    public EnrolledKey? Earlier { get; set; }

    /// <summary>The time that the statement claims which enrolled it.</summary>
    public required StatementTime EnrolledOn { get; init; }

    /// <summary>The statement that began its revocation; a passkey's awaits a second signer's. Null where nobody has stated one.</summary>
    public Revocation? Revocation { get; set; }

    /// <summary>Whether it has been revoked, by as many as that takes.</summary>
    public bool IsRevoked => Revocation is { IsComplete: true };

    public bool IsRoot => role is null;

    /// <summary>Why the entry is not signed in this key's own way; null if it is. Whether the signature is good is another question.</summary>
    public Refusal? JudgeManner(SignedEntry entry) => (Origin, entry.Assertion) switch
    {
        (null, null) => null,
        ({ } desk, { } assertion) => assertion.JudgeOrigin(desk),
        (null, _) => new("bad-assertion", $"Key {entry.Key} is not a passkey: it signs statements themselves."),
        _ => new("bad-assertion", $"Key {entry.Key} is a passkey: it signs at {Origin} by assertion only."),
    };
}

/// <summary>The part of the tree where a key's right holds.</summary>
internal abstract record Scope
{
    public abstract string Code { get; }

    public abstract bool Covers(Station station);

    public abstract bool Covers(Region region);

    /// <summary>Whether it is a province or the nation.</summary>
    public virtual bool IsUpper => false;

    public bool Reaches(Reach reach, Region region) => reach switch
    {
        Reach.Within => Covers(region),
        Reach.Own => Code == region.Code,
        Reach.Upper => IsUpper && Covers(region),
        Reach.Directly => Code == region.Parent?.Code,
        _ => Code != region.Code && Covers(region),
    };

    /// <summary>Whether a station lies where a right of this one holds.</summary>
    public bool Reaches(Reach reach, Station station) => Covers(station) && (reach != Reach.Upper || IsUpper);

    /// <summary>Whether the other scope lies where a right of this one holds.</summary>
    public bool Reaches(Reach reach, Scope other) => other switch
    {
        StationScope { Station: var station } => reach == Reach.Within && Covers(station),
        RegionScope { Region: var region } => Reaches(reach, region),
        _ => false,
    };

    /// <summary>Reads a region's code, or a station's.</summary>
    public static Scope? Find(RegionTree tree, string code) =>
        tree.FindRegion(code) is { } region ? new RegionScope(region)
        : tree.FindStation(code) is { } station ? new StationScope(station)
        : null;
}

/// <summary>A whole region.</summary>
internal sealed record RegionScope(Region Region) : Scope
{
    public override string Code => Region.Code;

    public override bool Covers(Station station) => Region.Contains(station);

    public override bool IsUpper => Region.Level is RegionLevel.Province or RegionLevel.Nation;

    public override bool Covers(Region region) => region == Region || region.Ancestors.Contains(Region);
}

/// <summary>A single station.</summary>
internal sealed record StationScope(Station Station) : Scope
{
    public override string Code => Station.Code;

    public override bool Covers(Station station) => station == Station;

    public override bool Covers(Region region) => false;
}
