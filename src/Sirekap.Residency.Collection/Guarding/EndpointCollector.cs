using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Sirekap.Residency.Addresses;
using Sirekap.Residency.Collection.Databases;
using Sirekap.Residency.Collection.Dns;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Collection.Guarding;

/// <summary>Collects evidence on a host of one's own data map. It connects to none: names are resolved, addresses are looked up.</summary>
/// <param name="book">Everything in memory that knows addresses.</param>
/// <param name="names">Whom connections ask for addresses.</param>
/// <param name="resolvers">Who else is asked, for agreement and for the origin network; may be none.</param>
/// <param name="clock">The clock.</param>
public sealed class EndpointCollector(AddressBook book, INameService names, ImmutableArray<Resolver> resolvers, TimeProvider clock)
{
    private const string OwnResolver = "this machine's resolver";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>Resolves a host and looks its addresses up. A name without an answer is evidence too.</summary>
    public async Task<SubjectEvidence> CollectAsync(string host, CancellationToken cancellation)
    {
        try
        {
            return await CollectAsync(host, await FindAsync(host, cancellation), cancellation);
        }
        catch (SocketException none)
        {
            var outcome = none.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData;
            var check = new ResolutionCheck { Source = OwnResolver, At = Now, Name = host };
            return new(new(host, SubjectKind.Endpoint), [outcome ? check with { Answer = new(ResolutionOutcome.NoSuchName, [], []) } : check with { Trouble = new("timeout", none.Message) }]);
        }
    }

    /// <summary>Looks up the addresses that a connection is about to be made to.</summary>
    public async Task<SubjectEvidence> CollectAsync(string host, IReadOnlyList<IPAddress> addresses, CancellationToken cancellation)
    {
        var subject = new Subject(host, SubjectKind.Endpoint);
        ImmutableArray<string> found = [.. addresses.Select(Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var checks = new List<Check> { new ResolutionCheck { Source = OwnResolver, At = Now, Name = host, Answer = new(ResolutionOutcome.Addresses, [], found) } };
        if (!IPAddress.TryParse(host.Trim('[', ']'), out _))
            checks.AddRange(await Task.WhenAll(resolvers.Select(resolver => resolver.ResolveAsync(host, Now, cancellation))));
        var all = checks.OfType<ResolutionCheck>().SelectMany(check => check.Answer?.Addresses ?? []).Distinct(StringComparer.Ordinal).ToList();
        foreach (var address in all.Select(IPAddress.Parse))
        {
            checks.AddRange(book.Ask(address, Now));
            if (resolvers is [var resolver, ..] && SpecialAddresses.NameOf(address) is null)
                checks.AddRange(await OriginLookup.AskAsync(resolver, address, Now, cancellation));
        }

        checks.AddRange(EdgeQuestion.Ask(book, subject, all, checks, Now));
        return new(subject, [.. checks]);
    }

    /// <summary>The addresses of a host.</summary>
    /// <exception cref="SocketException">It has none, or nobody answers in time.</exception>
    public async Task<IReadOnlyList<IPAddress>> FindAsync(string host, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(s_patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var found = await names.FindAsync(host, either.Token).WaitAsync(either.Token);
            return found.Count > 0 ? found : throw new SocketException((int)SocketError.NoData);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SocketException((int)SocketError.TimedOut);
        }
    }

    /// <summary>The time, to the second.</summary>
    internal DateTimeOffset Now
    {
        get
        {
            var now = clock.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        }
    }

    private static string Text(IPAddress address) => SpecialAddresses.Plain(address).ToString();
}
