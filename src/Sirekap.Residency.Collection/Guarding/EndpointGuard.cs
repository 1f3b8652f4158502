using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Sirekap.Residency.Guarding;

namespace Sirekap.Residency.Collection.Guarding;

/// <summary>
/// Knows how every endpoint of the data map stands: after each check of all, and after each connection that was asked for in between. Safe from any thread.
/// </summary>
/// <param name="map">The declared endpoints.</param>
/// <param name="collector">Collects evidence.</param>
public sealed class EndpointGuard(DataMap map, EndpointCollector collector)
{
    // A resolver may have been silent for a moment only: what was refused is asked again after this time.
    private static readonly TimeSpan s_refusalLife = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private ImmutableDictionary<string, EndpointFinding> _findings = ImmutableDictionary.Create<string, EndpointFinding>(StringComparer.Ordinal);
    // What connections asked since the last check: the same addresses are not judged again before the next one.
    private ImmutableDictionary<string, Asked> _asked = ImmutableDictionary.Create<string, Asked>(StringComparer.Ordinal);

    /// <summary>The declared endpoints.</summary>
    public DataMap Map => map;

    /// <summary>The last finding on each endpoint, in the map's order; empty before the first check.</summary>
    public ImmutableArray<EndpointFinding> Findings => [.. map.Endpoints.Select(endpoint => _findings.GetValueOrDefault(endpoint.Name)).OfType<EndpointFinding>()];

    /// <summary>The findings that forbid an endpoint.</summary>
    public ImmutableArray<EndpointFinding> Refused => [.. Findings.Where(finding => finding.Standing.IsRefused())];

    /// <summary>Whether personal or uncounted data would go to an endpoint that is refused: then none may be taken in.</summary>
    public bool IsIntakeStopped => Refused.Any(finding => finding.Endpoint.IsGuarded);

    /// <summary>Checks every endpoint anew.</summary>
    public async Task<ImmutableArray<EndpointFinding>> CheckAsync(CancellationToken cancellation)
    {
        ImmutableArray<EndpointFinding> found = [.. await Task.WhenAll(map.Endpoints.Select(async endpoint => endpoint.Host is { } host
            ? EndpointJudge.Judge(endpoint, await collector.CollectAsync(host, cancellation), map.Home)
            : EndpointJudge.Judge(endpoint)))];
        lock (_lock)
            (_findings, _asked) = (found.ToImmutableDictionary(finding => finding.Endpoint.Name, StringComparer.Ordinal), _asked.Clear());
        return found;
    }

    /// <summary>The addresses that a connection may be made to now. All that the name leads to must be allowed.</summary>
    /// <exception cref="EndpointRefusedException">Nothing in the map is there, or what is there is refused.</exception>
    /// <exception cref="SocketException">The name has no address.</exception>
    public Task<IReadOnlyList<IPAddress>> AdmitAsync(string host, int port, CancellationToken cancellation) => AdmitAsync(host, port, [], cancellation);

    /// <summary>The addresses that a connection may be made to now; while nobody can say where the name leads, those to which it led before, judged anew.</summary>
    /// <exception cref="EndpointRefusedException">Nothing in the map is there, or what is there is refused.</exception>
    /// <exception cref="SocketException">The name has no address, and none is known.</exception>
    public async Task<IReadOnlyList<IPAddress>> AdmitAsync(string host, int port, IReadOnlyList<IPAddress> known, CancellationToken cancellation)
    {
        var endpoints = map.At(host, port);
        if (endpoints.IsEmpty)
            throw new EndpointRefusedException(FormattableString.Invariant($"Nothing in the data map is at {host}:{port}, so nothing is sent there: declare it in Sirekap:Residency:Endpoints, or take away the setting that names it."));
        var addresses = await FindAsync(host, known, cancellation);
        var key = FormattableString.Invariant($"{host}:{port} {string.Join(' ', addresses.Order(AddressOrder.Plain))}");
        if (!_asked.TryGetValue(key, out var asked) || asked.IsStale(collector.Now))
        {
            var evidence = await collector.CollectAsync(host, addresses, cancellation);
            asked = new([.. endpoints.Select(endpoint => EndpointJudge.Judge(endpoint, evidence, map.Home))], collector.Now);
            Note(key, asked);
        }

        return asked.Refusal is { } refused ? throw new EndpointRefusedException(refused) : addresses;
    }

    private async Task<IReadOnlyList<IPAddress>> FindAsync(string host, IReadOnlyList<IPAddress> known, CancellationToken cancellation)
    {
        try
        {
            return await collector.FindAsync(host, cancellation);
        }
        catch (SocketException silent) when (known.Count > 0 && silent.SocketErrorCode is not (SocketError.HostNotFound or SocketError.NoData))
        {
            return known;
        }
    }

    private void Note(string key, Asked asked)
    {
        lock (_lock)
        {
            _asked = _asked.SetItem(key, asked);
            _findings = _findings.SetItems(asked.Findings.Select(finding => KeyValuePair.Create(finding.Endpoint.Name, finding)));
        }
    }

    private sealed record Asked(ImmutableArray<EndpointFinding> Findings, DateTimeOffset At)
    {
        public EndpointFinding? Refusal => Findings.FirstOrDefault(finding => finding.Standing.IsRefused());

        public bool IsStale(DateTimeOffset now) => Refusal is not null && now - At >= s_refusalLife;
    }

    private sealed class AddressOrder : IComparer<IPAddress>
    {
        public static AddressOrder Plain { get; } = new();

        public int Compare(IPAddress? x, IPAddress? y) => string.CompareOrdinal(x?.ToString(), y?.ToString());
    }
}
