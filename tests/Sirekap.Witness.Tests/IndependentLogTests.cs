using Sirekap.Log;

namespace Sirekap.Witness.Tests;

/// <summary>A log in Go, whose cryptography, proofs and requests nobody here wrote, asks our witness.</summary>
public sealed class IndependentLogTests : IDisposable
{
    const string Program = "witnesscheck.go";

    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_log_of_others_is_answered_as_it_expects()
    {
        Assert.SkipWhen(GoProgram.Missing is not null, GoProgram.Missing ?? "");
        var log = NoteVerifier.Parse((await GoProgram.RunAsync(Program, "-vkey")).Output);
        await using var witness = await RunningWitness.StartAsync(_folder.Path, logs: [log]);
        Assert.Equal((0, "ok: 6 checkpoints cosigned, 7 requests refused"), await GoProgram.RunAsync(Program, witness.Keys[0].ToString(), witness.Url));
    }
}
