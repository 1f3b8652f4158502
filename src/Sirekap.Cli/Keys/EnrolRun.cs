using System.Security.Cryptography;
using Sirekap.Cli.Client;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Keys;

/// <summary>One run of <c>key enrol</c>: the root gives a key a role. Of the new key only the public half is needed, so its file may stay on its own machine.</summary>
internal sealed class EnrolRun(IntakeClient intake, string election, TimeProvider clock, TextWriter screen)
{
    /// <summary>Enrols the key; a key that the log knows already stays as it is.</summary>
    /// <param name="rootFile">PEM file with the private key of the root.</param>
    /// <param name="keyFile">PEM file with the new key, public or private.</param>
    /// <param name="role">What it may sign.</param>
    /// <param name="region">Where.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IntakeRefusedException">The server does not take the statement.</exception>
    public async Task RunAsync(string rootFile, string keyFile, Role role, string region, CancellationToken cancellation)
    {
        using var root = KeyFolder.Read(rootFile);
        using var key = KeyFolder.Read(keyFile);
        var bytes = key.ExportSubjectPublicKeyInfo();
        var id = KeyId.Of(bytes);
        if (await intake.NextSequenceAsync(id, cancellation) is not null)
        {
            screen.WriteLine($"{id}: sudah terdaftar · enrolled already");
            return;
        }

        using var signer = new Correspondent(intake, new P256Signer(root), election, clock);
        var index = await signer.SendAsync((about, at, sequence) => KeyStatement.Enrol(about, at, sequence, [.. bytes], role, region), cancellation);
        screen.WriteLine($"{id}: {role.Name()}, {region} (entri · entry {index})");
    }
}
