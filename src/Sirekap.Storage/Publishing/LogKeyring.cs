using System.Collections.Immutable;
using System.Security.Cryptography;
using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>
/// The signing keys of a log, kept among the local settings: the present one, beside it the former one while a change is under way, and every
/// change so far. Each change of the ring is one durable write, so that no moment leaves half of it.
/// </summary>
public sealed class LogKeyring
{
    // The ring is written by the first change; until then, and ever after, the present secret stands under the older name.
    const string SeedName = "log/ed25519-seed", RingName = "log/keyring";

    LogKeyring(NoteSigner current, NoteSigner? former, ImmutableArray<KeyRotation> rotations) =>
        (Current, Former, Rotations) = (current, former, rotations);

    /// <summary>The present key, named after the log's origin.</summary>
    public NoteSigner Current { get; }

    /// <summary>The key before it, which signs beside it until it is retired; null while no change is under way.</summary>
    public NoteSigner? Former { get; }

    /// <summary>The changes so far, oldest first.</summary>
    public ImmutableArray<KeyRotation> Rotations { get; }

    /// <summary>Every key that ever signed for this log, the present one first: what is stored may still bear an older one.</summary>
    public ImmutableArray<NoteVerifier> Known => [Current.Verifier, .. Rotations.Reverse().Select(change => change.Old)];

    /// <summary>The ring of a log; its first key is made at random on first use.</summary>
    /// <exception cref="ArgumentException">The origin has a space or a plus sign.</exception>
    public static async ValueTask<LogKeyring> LoadOrCreateAsync(ISettings settings, string origin, CancellationToken cancellation = default) =>
        await FindRingAsync(settings, origin, cancellation)
        ?? new(new(origin, await settings.GetOrAddAsync(SeedName, NewSeed, cancellation)), null, []);

    /// <summary>The ring of a log; null where no key was made.</summary>
    public static async ValueTask<LogKeyring?> FindAsync(ISettings settings, string origin, CancellationToken cancellation = default) =>
        await FindRingAsync(settings, origin, cancellation)
        ?? (await settings.FindAsync(SeedName, cancellation) is { } seed ? new(new(origin, seed), null, []) : null);

    /// <summary>Begins a change: a new key signs beside the present one from the next start of each server on.</summary>
    /// <param name="settings">Where the ring is kept.</param>
    /// <param name="origin">The log's name.</param>
    /// <param name="head">The last state of the log that was signed.</param>
    /// <param name="cancellation">Gives up, with the ring as it was.</param>
    /// <exception cref="InvalidOperationException">The log has no key yet, or a change is under way.</exception>
    public static async Task<LogKeyring> RotateAsync(ISettings settings, string origin, TreeHead head, CancellationToken cancellation = default)
    {
        var ring = await FindAsync(settings, origin, cancellation) ?? throw new InvalidOperationException("The log has no key yet: make one first.");
        if (ring.Former is { } former)
            throw new InvalidOperationException($"A change from {former.Verifier} to {ring.Current.Verifier} is under way: retire the former key before the next change.");
        var next = new NoteSigner(origin, NewSeed());
        var changed = new LogKeyring(next, ring.Current, ring.Rotations.Add(KeyRotation.Sign(ring.Current, next, head)));
        await changed.WriteAsync(settings, cancellation);
        return changed;
    }

    /// <summary>Ends a change: the former key signs no more, and its secret is overwritten. To be repeated where it was interrupted.</summary>
    /// <param name="settings">Where the ring is kept.</param>
    /// <param name="origin">The log's name.</param>
    /// <param name="served">The served checkpoint's note, which must bear the new key's signature.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="InvalidOperationException">No change is under way, or the new key has not signed yet.</exception>
    public static async Task<LogKeyring> RetireAsync(ISettings settings, string origin, byte[]? served, CancellationToken cancellation = default)
    {
        if (await FindRingAsync(settings, origin, cancellation) is not { } ring)
            throw new InvalidOperationException("The log has only one key, and no change is under way.");
        if (ring.Former is not null)
        {
            RequireSigned(served, ring.Current.Verifier);
            ring = new(ring.Current, null, ring.Rotations);
            await ring.WriteAsync(settings, cancellation);
        }
        await settings.SetAsync(SeedName, ring.Current.Seed, cancellation);
        return ring;
    }

    static void RequireSigned(byte[]? served, NoteVerifier key)
    {
        try
        {
            if (served is not null)
                _ = SignedCheckpoint.Open(served, key);
        }
        catch (LogDataException)
        {
            served = null;
        }
        if (served is null)
            throw new InvalidOperationException($"The served checkpoint is not signed by the new key {key} yet: start every server of this log once, then retire the former key.");
    }

    static async ValueTask<LogKeyring?> FindRingAsync(ISettings settings, string origin, CancellationToken cancellation) =>
        await settings.FindAsync(RingName, cancellation) is { } ring ? KeyringText.Read(ring, origin, (current, former, rotations) => new LogKeyring(current, former, rotations)) : null;

    async ValueTask WriteAsync(ISettings settings, CancellationToken cancellation) => await settings.SetAsync(RingName, KeyringText.Write(this), cancellation);

    static byte[] NewSeed() => RandomNumberGenerator.GetBytes(NoteSigner.SeedLength);
}
