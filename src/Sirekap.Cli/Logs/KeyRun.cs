using Sirekap.Log;
using Sirekap.Server.Hosting;
using Sirekap.Storage;

namespace Sirekap.Cli.Logs;

/// <summary>What an operator does with the keys of a log. Each step is one durable write: whatever interrupts it, it can be done again.</summary>
internal sealed class KeyRun(SirekapOptions options, TextWriter screen)
{
    /// <summary>Why the second key of a log is never changed.</summary>
    public const string MlDsaStays =
        "The ML-DSA-44 key of a log has no successor: such a key signs states of the log and nothing else (C2SP tlog-cosignature), so it cannot name one, and whoever trusts it would have to believe the Ed25519 key alone. "
        + "To be without it set Sirekap:MlDsa to false; a log with another one is a log with a new origin whose first entry names this one.";

    /// <summary>Makes the keys that are not there yet, before the log's first start for example, and prints their public halves.</summary>
    public async Task GenerateAsync(CancellationToken cancellation)
    {
        await using var log = await OperatedLog.OpenAsync(options, mayMake: true, cancellation);
        var origin = await log.OriginAsync(cancellation);
        Print(await LogKeyring.LoadOrCreateAsync(log.Database.Settings, Require(origin), cancellation));
        if (options.MlDsa)
            screen.WriteLine((await LogKey.LoadOrCreateMlDsaAsync(log.Database.Settings, origin, cancellation)).Verifier);
    }

    /// <summary>Prints the keys: first the present one, then those before it.</summary>
    public async Task ShowAsync(CancellationToken cancellation)
    {
        await using var log = await OperatedLog.OpenAsync(options, mayMake: false, cancellation);
        if (await LogKeyring.FindAsync(log.Database.Settings, await log.OriginAsync(cancellation), cancellation) is not { } ring)
            throw new InvalidDataException("This log has no key yet: make one with \"sirekap log key generate\".");
        Print(ring);
        foreach (var change in ring.Rotations.Reverse())
            screen.WriteLine($"{change.Old} {(ring.Former is not null && change.Old.Equals(ring.Former.Verifier) ? "masih ikut menandatangani · still signs" : "sudah berakhir · retired")} ({change.Head.Size})");
    }

    /// <summary>Begins a change of key.</summary>
    public async Task RotateAsync(CancellationToken cancellation)
    {
        await using var log = await OperatedLog.OpenAsync(options, mayMake: false, cancellation);
        var (settings, origin) = (log.Database.Settings, await log.OriginAsync(cancellation));
        var keys = (await LogKeyring.FindAsync(settings, origin, cancellation))?.Known ?? throw new InvalidDataException("This log has no key yet: make one with \"sirekap log key generate\".");
        var row = await log.Database.Checkpoints.ReadAsync(cancellation);
        var head = row is null ? TreeHead.Empty : SignedCheckpoint.Open(row, keys, []).Head;
        Print(await LogKeyring.RotateAsync(settings, origin, head, cancellation));
        screen.WriteLine("Mulai ulang setiap peladen log ini: kedua kunci menandatangani. Umumkan kunci baru, lalu akhiri kunci lama dengan \"sirekap log key retire\".");
        screen.WriteLine("Start every server of this log again: both keys sign. Announce the new key, then end the old one with \"sirekap log key retire\".");
    }

    /// <summary>Ends a change of key.</summary>
    public async Task RetireAsync(CancellationToken cancellation)
    {
        await using var log = await OperatedLog.OpenAsync(options, mayMake: false, cancellation);
        var blobs = await log.OpenBlobsAsync(cancellation);
        var served = await new LogFiles(blobs).ReadCheckpointAsync(cancellation);
        Print(await LogKeyring.RetireAsync(log.Database.Settings, await log.OriginAsync(cancellation), served, cancellation));
        screen.WriteLine("Mulai ulang setiap peladen log ini: hanya kunci baru yang menandatangani.");
        screen.WriteLine("Start every server of this log again: only the new key signs.");
        (blobs as IDisposable)?.Dispose();
    }

    private void Print(LogKeyring ring) => screen.WriteLine(ring.Current.Verifier);

    private static string Require(string origin) => !origin.Any(one => char.IsWhiteSpace(one) || one == '+') && origin.Length > 0
        ? origin
        : throw new InvalidDataException($"\"{origin}\" cannot name a log: give a URL without scheme, spaces and plus signs with --origin.");
}
