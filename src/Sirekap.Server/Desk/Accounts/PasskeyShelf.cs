using System.Text;
using Sirekap.Election.Statements;
using Sirekap.Storage;

namespace Sirekap.Server.Desk.Accounts;

/// <summary>
/// Which passkey an authenticator's name stands for. That is all of an account that is kept outside of the log: no name, no address, no password.
/// What a key may do is asked of the log each time.
/// </summary>
public sealed class PasskeyShelf(IRecordStore records)
{
    private const string Passkeys = "passkey", Used = "invitation-used";

    /// <summary>The key of a credential; null where this desk knows none.</summary>
    public async Task<P256Verifier?> FindAsync(string credential, CancellationToken cancellation) =>
        await records.FindAsync(Passkeys, NameOf(credential), cancellation) is { } found ? P256Verifier.Parse(found.Value) : null;

    /// <summary>Keeps a credential's public key; false where the credential is known.</summary>
    public async Task<bool> TryAddAsync(string credential, ReadOnlyMemory<byte> publicKey, CancellationToken cancellation) =>
        await records.TryPutAsync(Passkeys, NameOf(credential), 0, publicKey, cancellation);

    /// <summary>Uses an invitation up; false where somebody has.</summary>
    public async Task<bool> TryUseAsync(Invitation invitation, CancellationToken cancellation) =>
        await records.TryPutAsync(Used, invitation.Nonce, 0, ReadOnlyMemory<byte>.Empty, cancellation);

    private static string NameOf(string credential) => Digest.Of(Encoding.UTF8.GetBytes(credential)).ToString();
}
