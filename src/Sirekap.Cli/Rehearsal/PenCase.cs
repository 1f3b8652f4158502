using System.Collections.Immutable;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Rehearsal;

/// <summary>The pens of those who work for the whole nation: registrars, readers, reviewers; several of each, so that nobody waits for one.</summary>
internal sealed class PenCase : IDisposable
{
    private readonly Dictionary<Role, Pen[]> _pens = [];
    private readonly IEntryDoor _door;
    private readonly LiveCount _live;
    private readonly TimeProvider _clock;

    private PenCase(IEntryDoor door, LiveCount live, TimeProvider clock) => (_door, _live, _clock) = (door, live, clock);

    /// <summary>Opens the keys in a folder, and lets the root enrol those that the log does not know.</summary>
    /// <param name="keys">The folder with the root's key.</param>
    /// <param name="each">How many keys of each role.</param>
    /// <param name="door">Where statements go.</param>
    /// <param name="live">What the log knows.</param>
    /// <param name="clock">The time that statements claim.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<PenCase> OpenAsync(KeyFolder keys, int each, IEntryDoor door, LiveCount live, TimeProvider clock, CancellationToken cancellation)
    {
        var pens = new PenCase(door, live, clock);
        using var root = pens.Take(keys.OpenOrMake(KeyNames.Root));
        foreach (var role in (Role[])[Role.Registrar, Role.Reader, Role.Reviewer])
        {
            pens._pens.Add(role, new Pen[each]);
            for (var number = 0; number < each; number++)
            {
                var signer = keys.OpenOrMake(FormattableString.Invariant($"rehearsal-{role.Name()}-{number}"));
                if (live.Read(count => count.DescribeKey(signer.Key)) is null)
                    await root.SignAsync((election, at, sequence) => KeyStatement.Enrol(election, at, sequence, [.. signer.PublicKey], role, live.Definition.Regions.Nation.Code), cancellation);
                pens._pens[role][number] = pens.Take(signer);
            }
        }

        return pens;
    }

    /// <summary>The pen of a role that serves a station: always the same one.</summary>
    public Pen Of(Role role, Station station) => Of(role, station.Ordinal);

    /// <summary>The pen of a role with a number: always the same one.</summary>
    public Pen Of(Role role, int number) => _pens[role][number % _pens[role].Length];

    /// <summary>Another key's pen.</summary>
    public Pen Take(ISigner signer) => new(signer, _door, _live.Definition.Id, _clock, _live.Read(count => count.NextSequence(signer.Key)) ?? 1);

    /// <summary>A pen for a key that was just enrolled.</summary>
    public Pen New(ISigner signer) => new(signer, _door, _live.Definition.Id, _clock, 1);

    public void Dispose()
    {
        foreach (var pen in _pens.Values.SelectMany(pens => pens))
            pen.Dispose();
    }
}
