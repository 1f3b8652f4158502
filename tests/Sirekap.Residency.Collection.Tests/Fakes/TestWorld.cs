using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Sirekap.Residency.Collection.Databases;
using Sirekap.Residency.Collection.Guarding;
using Sirekap.Residency.Collection.Web;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Lists;

namespace Sirekap.Residency.Collection.Tests.Fakes;

/// <summary>A world in which names and public addresses lead to loopback aliases, and in which a test says in which country an address is. It remembers every connection.</summary>
sealed class TestWorld : INameService, IDialer
{
    private readonly ConcurrentDictionary<string, string[]> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _countries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IPAddress> _aliases = new(StringComparer.Ordinal);

    public ConcurrentQueue<IPEndPoint> Dialed { get; } = [];

    /// <summary>Whether nobody answers for names.</summary>
    public bool IsSilent { get; set; }

    /// <summary>A name, from now on.</summary>
    public TestWorld Leads(string name, params string[] addresses)
    {
        _names[name] = addresses;
        return this;
    }

    /// <summary>A public address: where all databases put it, and the loopback alias behind it.</summary>
    public TestWorld Stands(string address, string country, string alias)
    {
        (_countries[address], _aliases[address]) = (country, IPAddress.Parse(alias));
        return this;
    }

    public AddressBook Book(DateOnly day) => new(
        [new Regions(day), new Database("first", day, _countries), new Database("second", day, _countries), new Origins(day)],
        EdgeList.Parse(FormattableString.Invariant($"# name: edges\n# date: {day:yyyy-MM-dd}\n")));

    public Task<IReadOnlyList<IPAddress>> FindAsync(string host, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<IPAddress>>(
        IsSilent ? throw new SocketException((int)SocketError.TryAgain)
        : IPAddress.TryParse(host.Trim('[', ']'), out var address) ? [address]
        : _names.TryGetValue(host, out var found) ? [.. found.Select(IPAddress.Parse)]
        : throw new SocketException((int)SocketError.HostNotFound));

    public async Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellation)
    {
        Dialed.Enqueue(address);
        return await new TcpDialer().ConnectAsync(_aliases.TryGetValue(address.Address.ToString(), out var alias) ? new(alias, address.Port) : address, cancellation);
    }

    private sealed class Database(string name, DateOnly day, ConcurrentDictionary<string, string> countries) : IAddressSource
    {
        public string Name => name;

        public DateOnly? Date => day;

        public Check Ask(IPAddress address, DateTimeOffset at) => new DatabaseCheck
        {
            Source = name,
            SourceDate = day,
            At = at,
            Address = address.ToString(),
            Answer = new(countries.GetValueOrDefault(address.ToString())),
        };
    }

    private sealed class Regions(DateOnly day) : IAddressSource
    {
        public string Name => "regions";

        public DateOnly? Date => day;

        public Check Ask(IPAddress address, DateTimeOffset at) => new RegionCheck { Source = Name, SourceDate = day, At = at, Address = address.ToString(), Answer = new([]) };
    }

    private sealed class Origins(DateOnly day) : IAddressSource
    {
        public string Name => "origins";

        public DateOnly? Date => day;

        public Check Ask(IPAddress address, DateTimeOffset at) => new OriginCheck { Source = Name, SourceDate = day, At = at, Address = address.ToString(), Answer = new(7713, "JARINGAN") };
    }
}
