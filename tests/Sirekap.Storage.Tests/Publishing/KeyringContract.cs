using Sirekap.Log;

namespace Sirekap.Storage.Tests.Publishing;

/// <summary>A log's keys are made once, changed in single steps, and never lost on the way; on every kind of settings.</summary>
public abstract class KeyringContract(Func<Task<SettingsHome>> open) : SettingsTests(open)
{
    const string Origin = "log.example";

    [Fact]
    public async Task The_key_is_made_once_and_stays_the_same()
    {
        Assert.Null(await LogKeyring.FindAsync(Settings, Origin));
        var first = (await LogKeyring.LoadOrCreateAsync(Settings, Origin)).Current.Verifier;
        var reopened = await ReopenAsync();
        Assert.Equal(first, (await LogKeyring.LoadOrCreateAsync(reopened, Origin)).Current.Verifier);
        Assert.Equal([first], (await LogKeyring.FindAsync(reopened, Origin))!.Known);
    }

    [Fact]
    public async Task A_change_keeps_the_old_key_beside_the_new_one_until_it_is_retired()
    {
        var first = (await LogKeyring.LoadOrCreateAsync(Settings, Origin)).Current;
        var second = (await LogKeyring.RotateAsync(Settings, Origin, TreeHead.Empty)).Current;
        var ring = (await LogKeyring.FindAsync(await ReopenAsync(), Origin))!;
        Assert.Equal((second.Verifier, first.Verifier), (ring.Current.Verifier, ring.Former!.Verifier));
        Assert.Equal(second.Verifier, KeyRotation.Open(Assert.Single(ring.Rotations).Bytes.Span, first.Verifier).New);
        await LogKeyring.RetireAsync(Settings, Origin, SignedCheckpoint.Sign(0, LogHash.EmptyTree, second, first).Note.Bytes.ToArray());
        ring = (await LogKeyring.FindAsync(await ReopenAsync(), Origin))!;
        Assert.Null(ring.Former);
        Assert.Equal([second.Verifier, first.Verifier], ring.Known);
        var third = (await LogKeyring.RotateAsync(Settings, Origin, TreeHead.Empty)).Current;
        Assert.Equal([third.Verifier, second.Verifier, first.Verifier], (await LogKeyring.FindAsync(Settings, Origin))!.Known);
    }

    [Fact]
    public async Task A_retired_secret_is_not_kept_anywhere()
    {
        var first = (await LogKeyring.LoadOrCreateAsync(Settings, Origin)).Current;
        var second = (await LogKeyring.RotateAsync(Settings, Origin, TreeHead.Empty)).Current;
        await LogKeyring.RetireAsync(Settings, Origin, SignedCheckpoint.Sign(0, LogHash.EmptyTree, second).Note.Bytes.ToArray());
        foreach (var name in (string[])["log/ed25519-seed", "log/keyring"])
        {
            var kept = await Settings.FindAsync(name);
            Assert.False(kept.AsSpan().IndexOf(first.Seed.Span) >= 0);
            Assert.DoesNotContain(Convert.ToBase64String(first.Seed.Span), System.Text.Encoding.Latin1.GetString(kept!), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_retirement_that_was_interrupted_is_completed_by_another()
    {
        var first = (await LogKeyring.LoadOrCreateAsync(Settings, Origin)).Current;
        var second = (await LogKeyring.RotateAsync(Settings, Origin, TreeHead.Empty)).Current;
        var served = SignedCheckpoint.Sign(0, LogHash.EmptyTree, second).Note.Bytes.ToArray();
        await LogKeyring.RetireAsync(Settings, Origin, served);
        // As if it had ended between its two steps.
        await Settings.SetAsync("log/ed25519-seed", first.Seed);
        Assert.Equal(second.Verifier, (await LogKeyring.LoadOrCreateAsync(Settings, Origin)).Current.Verifier);
        await LogKeyring.RetireAsync(Settings, Origin, served);
        Assert.Equal(second.Seed.ToArray(), await Settings.FindAsync("log/ed25519-seed"));
    }

    [Fact]
    public async Task Nothing_is_retired_before_its_successor_has_signed_and_nothing_changed_twice_at_once()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => LogKeyring.RotateAsync(Settings, Origin, TreeHead.Empty));
        var first = (await LogKeyring.LoadOrCreateAsync(Settings, Origin)).Current;
        await Assert.ThrowsAsync<InvalidOperationException>(() => LogKeyring.RetireAsync(Settings, Origin, null));
        await LogKeyring.RotateAsync(Settings, Origin, TreeHead.Empty);
        foreach (var served in (byte[]?[])[null, SignedCheckpoint.Sign(0, LogHash.EmptyTree, first).Note.Bytes.ToArray()])
            Assert.Contains("start every server", (await Assert.ThrowsAsync<InvalidOperationException>(() => LogKeyring.RetireAsync(Settings, Origin, served))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => LogKeyring.RotateAsync(Settings, Origin, TreeHead.Empty));
        Assert.NotNull((await LogKeyring.FindAsync(Settings, Origin))!.Former);
    }

    [Fact]
    public async Task A_spoilt_ring_is_refused_and_never_replaced_by_a_new_key()
    {
        await LogKeyring.LoadOrCreateAsync(Settings, Origin);
        await Settings.SetAsync("log/keyring", "sirekap-log-keyring@v1\n"u8.ToArray());
        await Assert.ThrowsAsync<StartRefusedException>(async () => await LogKeyring.LoadOrCreateAsync(Settings, Origin));
    }
}

public sealed class SqliteKeyringTests() : KeyringContract(SettingsHome.SqliteAsync);

public sealed class PostgresKeyringTests() : KeyringContract(SettingsHome.PostgresAsync);
