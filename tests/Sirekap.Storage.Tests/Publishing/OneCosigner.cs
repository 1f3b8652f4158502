using System.Text;
using Sirekap.Log;

namespace Sirekap.Storage.Tests.Publishing;

/// <summary>A cosigner in the same process, who may be away.</summary>
sealed class OneCosigner : ICosigners
{
    public Cosigner Key { get; } = Cosigner.Ed25519("saksi.example", new byte[Cosigner.SeedLength]);

    public volatile bool IsAway;

    public SignedCheckpoint? LastSeen { get; set; }

    /// <summary>When its cosignature is of another time than this, it is due again.</summary>
    public DateTimeOffset? Renews { get; set; }

    public bool GrowOld => Renews is not null;

    public List<long> AskedSizes { get; } = [];

    public Func<SignedCheckpoint, Task> Asked { get; set; } = _ => Task.CompletedTask;

    public async Task<SignedCheckpoint> CosignAsync(SignedCheckpoint checkpoint, ITileSource tiles, CancellationToken cancellation)
    {
        AskedSizes.Add(checkpoint.Size);
        await Asked(checkpoint);
        return IsAway || !AreDue(checkpoint)
            ? checkpoint
            : checkpoint.With(Encoding.UTF8.GetBytes(Key.Cosign(checkpoint, Now)!), Key.Verifier);
    }

    public bool AreDue(SignedCheckpoint checkpoint) => checkpoint.Cosignatures.IsEmpty || (Renews is not null && checkpoint.Cosignatures[0].Time != Now.ToUnixTimeSeconds());

    private DateTimeOffset Now => Renews ?? DateTimeOffset.UnixEpoch.AddYears(56);

    public Task<IReadOnlyList<SignedCheckpoint>> LastSeenAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SignedCheckpoint>>(LastSeen is null ? [] : [LastSeen]);
}
