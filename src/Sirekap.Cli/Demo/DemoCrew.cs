using System.Collections.Immutable;
using Sirekap.Cli.Client;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Demo;

/// <summary>The people of the demonstration: their keys lie in the data folder, and the registrar enrols them as they appear.</summary>
internal sealed class DemoCrew(KeyFolder keys, IntakeClient client, string election, TimeProvider clock) : IDisposable
{
    private readonly Dictionary<string, Correspondent> _people = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _door = new(1);

    /// <summary>A person with a role in a region or station; enrolled if the log does not know the key yet.</summary>
    public async Task<Correspondent> MemberAsync(Role role, string region, CancellationToken cancellation)
    {
        var name = $"{role.Name()}-{region}";
        await _door.WaitAsync(cancellation);
        try
        {
            if (_people.TryGetValue(name, out var known))
                return known;
            var signer = keys.OpenOrMake(name);
            var person = new Correspondent(client, signer, election, clock);
            _people.Add(name, person);
            if (!await person.IsEnrolledAsync(cancellation))
                await EnrolAsync([.. signer.PublicKey], role, region, cancellation);
            return person;
        }
        finally
        {
            _door.Release();
        }
    }

    public void Dispose()
    {
        foreach (var person in _people.Values)
            person.Dispose();
        _door.Dispose();
    }

    private async Task EnrolAsync(ImmutableArray<byte> key, Role role, string region, CancellationToken cancellation)
    {
        using var registrar = new Correspondent(client, keys.OpenOrMake(KeyNames.Registrar), election, clock);
        await registrar.SendAsync((id, at, sequence) => KeyStatement.Enrol(id, at, sequence, key, role, region), cancellation);
    }
}
