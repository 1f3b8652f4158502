using System.Collections.Immutable;
using Sirekap.Election.Statements.Passkeys;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>Enrols or revokes a key. It names a role and a region (or station), never a person.</summary>
public sealed record KeyStatement : Statement
{
    internal const string Name = "key";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>What is done with the key.</summary>
    public required KeyAction Action { get; init; }

    /// <summary>Enrols a key.</summary>
    public static KeyStatement Enrol(
        string election, StatementTime at, long sequence, ImmutableArray<byte> key, Role role, string region, WebOrigin? origin = null, Digest? invitation = null) =>
        new() { Election = election, At = at, Sequence = sequence, Action = new EnrolKey(key, role, region, origin, invitation) };

    /// <summary>Revokes a key.</summary>
    public static KeyStatement Revoke(string election, StatementTime at, long sequence, KeyId key, string reason) =>
        new() { Election = election, At = at, Sequence = sequence, Action = new RevokeKey(key, reason) };

    internal static KeyStatement Read(StatementHead head, CanonicalObject members) => new()
    {
        Election = head.Election,
        At = head.At,
        Sequence = head.Sequence,
        Action = members.Text("act") switch
        {
            "enrol" => new EnrolKey(PublicKeys.Decode(members.Text("public")), Roles.Parse(members.Text("role")), members.Text("region"), ReadOrigin(members), ReadInvitation(members)),
            "revoke" => new RevokeKey(KeyId.Parse(members.Text("subject")), members.Text("reason")),
            var act => throw new RefusedException("malformed", $"A key is enrolled or revoked, not \"{act}\"."),
        },
    };

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members)
    {
        _ = Action switch
        {
            EnrolKey enrol => members.Set("act", "enrol").Set("public", PublicKeys.Encode(enrol.PublicKey))
                .Set("role", enrol.Role.Name()).Set("region", enrol.Region).Set("origin", enrol.Origin?.ToString()).Set("invitation", enrol.Invitation?.ToString()),
            RevokeKey revoke => members.Set("act", "revoke").Set("subject", revoke.Key.ToString()).Set("reason", revoke.Reason),
            _ => throw new InvalidOperationException($"There is no key action {Action.GetType().Name}."),
        };
    }

    private static Digest? ReadInvitation(CanonicalObject members) => members.OptionalText("invitation") is { } digest ? Digest.Parse(digest) : null;

    private static WebOrigin? ReadOrigin(CanonicalObject members) => members.OptionalText("origin") is { } origin ? WebOrigin.Parse(origin) : null;
}

/// <summary>What a <see cref="KeyStatement"/> does.</summary>
public abstract record KeyAction;

/// <summary>Enrols a key.</summary>
/// <param name="PublicKey">SubjectPublicKeyInfo.</param>
/// <param name="Role">What the key may sign.</param>
/// <param name="Region">Where: a region's code, or a station's for <see cref="Role.Officer"/>.</param>
/// <param name="Origin">The desk where the key signs by assertions, which makes it a passkey; null for a device's key, which signs statements themselves.</param>
/// <param name="Invitation">The digest of the invitation that let its holder in, so that it lets in nobody else; null where there was none.</param>
public sealed record EnrolKey(ImmutableArray<byte> PublicKey, Role Role, string Region, WebOrigin? Origin = null, Digest? Invitation = null) : KeyAction;

/// <summary>Revokes a key from this entry on.</summary>
/// <param name="Key">The key.</param>
/// <param name="Reason">Why.</param>
public sealed record RevokeKey(KeyId Key, string Reason) : KeyAction;
