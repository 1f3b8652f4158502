using Sirekap.Log;
using Sirekap.Server.Hosting;
using Sirekap.Server.Tests.Intake;

namespace Sirekap.Server.Tests.Witnesses;

/// <summary>A server and its two witnesses, all ready to start: the witnesses must know the log's key, which its first start makes.</summary>
public sealed class TwoWitnesses : IAsyncDisposable
{
    public RunningServer Server { get; } = new();

    public OneWitness Bawaslu { get; } = OneWitness.Asleep("bawaslu.example");

    public OneWitness Kampus { get; } = OneWitness.Asleep("kampus.example");

    public async Task PrepareAsync(Action<SirekapOptions>? configure = null)
    {
        await Server.StartAsync();
        var log = NoteVerifier.Parse((await GetAsync("/log/vkey")).TrimEnd());
        await Bawaslu.WakeAsync(log);
        await Kampus.WakeAsync(log);
        await Server.StopAsync();
        Server.Configure = options =>
        {
            options.WitnessMilliseconds = 30_000;
            options.Witnesses.Add(Bawaslu.Options);
            options.Witnesses.Add(Kampus.Options);
            configure?.Invoke(options);
        };
    }

    public Task<string> GetAsync(string path) => Server.Http.GetStringAsync(new Uri(path, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Bawaslu.DisposeAsync();
        await Kampus.DisposeAsync();
    }
}
