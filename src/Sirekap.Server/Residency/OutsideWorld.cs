using System.Collections.Immutable;
using System.Net;
using Sirekap.Residency.Collection.Databases;
using Sirekap.Residency.Collection.Dns;
using Sirekap.Residency.Collection.Guarding;
using Sirekap.Residency.Collection.Web;
using Sirekap.Residency.Guarding;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Residency;

/// <summary>What a server reaches the world by, and knows of it: a test puts its own in place.</summary>
/// <param name="Names">Leads from names to addresses.</param>
/// <param name="Dialer">Makes connections.</param>
/// <param name="Book">Knows addresses; null for what ships and what the settings name.</param>
/// <param name="Clock">The clock.</param>
public sealed record OutsideWorld(INameService Names, IDialer Dialer, AddressBook? Book, TimeProvider Clock)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>The world as it is.</summary>
    public static OutsideWorld Real { get; } = new(new SystemNames(), new TcpDialer(), null, TimeProvider.System);

    /// <summary>A guard over a data map.</summary>
    /// <exception cref="InvalidDataException">A resolver's address cannot be understood.</exception>
    public EndpointGuard Guard(DataMap map, ResidencyOptions options)
    {
        // Nothing that stands at home alone needs to be looked up.
        var isAlone = map.Endpoints.All(endpoint => endpoint.Host is not { } host || EndpointJudge.IsOwn(host));
        var book = Book ?? (isAlone ? new([], null) : AddressBook.Load(Path.GetDirectoryName(ShippedData.Find("data/residency/edges.csv"))!, options.Databases));
        ImmutableArray<Resolver> resolvers = [.. options.Resolvers.Select(text => new Resolver(Address(text), s_patience))];
        return new(map, new EndpointCollector(book, Names, resolvers, Clock));
    }

    private static IPEndPoint Address(string text) => IPEndPoint.TryParse(text, out var address)
        ? new(address.Address, address.Port == 0 ? 53 : address.Port)
        : throw new InvalidDataException($"Sirekap:Residency:Resolvers has \"{text}\": give a resolver's address, such as 9.9.9.9 or 127.0.0.1:5353.");
}
