using System.Collections.Immutable;
using System.Net;
using DnsClient;
using DnsClient.Protocol;
using Sirekap.Residency.Addresses;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Collection.Dns;

/// <summary>One resolver, asked without a cache of our own, so that its own answers are what is recorded.</summary>
public sealed class Resolver
{
    private const int MostAliases = 16;
    private readonly LookupClient _client;

    /// <summary>A resolver at an address.</summary>
    /// <param name="server">Where it listens.</param>
    /// <param name="patience">How long to wait for an answer.</param>
    public Resolver(IPEndPoint server, TimeSpan patience)
    {
        Name = server.Port == 53 ? $"resolver {server.Address}" : $"resolver {server}";
        _client = new(new LookupClientOptions(server) { UseCache = false, Timeout = patience, Retries = 1, ThrowDnsErrors = false, UseRandomNameServer = false });
    }

    /// <summary>Its name in the evidence.</summary>
    public string Name { get; }

    /// <summary>Follows a name to its addresses.</summary>
    public async Task<ResolutionCheck> ResolveAsync(string name, DateTimeOffset at, CancellationToken cancellation)
    {
        var check = new ResolutionCheck { Source = Name, At = at, Name = name };
        try
        {
            return check with { Answer = await FollowAsync(name, cancellation) };
        }
        catch (Exception failure) when (Failure(failure) is not null)
        {
            return check with { Trouble = Failure(failure) };
        }
    }

    /// <summary>The names of an address.</summary>
    public async Task<ReverseCheck> ReverseAsync(string address, DateTimeOffset at, CancellationToken cancellation)
    {
        var check = new ReverseCheck { Source = Name, At = at, Address = address };
        try
        {
            var answer = await _client.QueryReverseAsync(IPAddress.Parse(address), cancellation);
            return check with { Answer = new([.. answer.Answers.PtrRecords().Select(record => Text(record.PtrDomainName)).Order(StringComparer.Ordinal)]) };
        }
        catch (Exception failure) when (Failure(failure) is not null)
        {
            return check with { Trouble = Failure(failure) };
        }
    }

    /// <summary>Who receives mail of a domain.</summary>
    public async Task<MailCheck> MailAsync(string name, DateTimeOffset at, CancellationToken cancellation)
    {
        var check = new MailCheck { Source = Name, At = at, Name = name };
        try
        {
            var answer = await _client.QueryAsync(name, QueryType.MX, cancellationToken: cancellation);
            return check with { Answer = new([.. answer.Answers.MxRecords().OrderBy(record => record.Preference).Select(record => Text(record.Exchange)).Where(host => host.Length > 0)]) };
        }
        catch (Exception failure) when (Failure(failure) is not null)
        {
            return check with { Trouble = Failure(failure) };
        }
    }

    /// <summary>The texts of a name; empty if it has none.</summary>
    /// <exception cref="DnsResponseException">There was no answer.</exception>
    public async Task<IReadOnlyList<string>> TextsAsync(string name, CancellationToken cancellation)
    {
        var answer = await _client.QueryAsync(name, QueryType.TXT, cancellationToken: cancellation);
        return [.. answer.Answers.TxtRecords().SelectMany(record => record.Text)];
    }

    /// <summary>Why a resolver gave no answer; null where the failure is of another kind.</summary>
    public static Trouble? Failure(Exception failure) => failure switch
    {
        DnsResponseException { Code: DnsResponseCode.ConnectionTimeout } => new("timeout", failure.Message),
        DnsResponseException or System.Net.Sockets.SocketException => new("unreachable", failure.Message),
        InvalidDataException => new("refused", failure.Message),
        _ => null,
    };

    private async Task<Resolution> FollowAsync(string name, CancellationToken cancellation)
    {
        var aliases = new List<string>();
        var addresses = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in new[] { QueryType.A, QueryType.AAAA })
        {
            switch (await WalkAsync(name, type, aliases, addresses, cancellation))
            {
                case ResolutionOutcome.Loop:
                    return new(ResolutionOutcome.Loop, [.. aliases], []);
                case ResolutionOutcome.NoSuchName:
                    return new(ResolutionOutcome.NoSuchName, [.. aliases], []);
            }
        }

        return new(addresses.Count > 0 ? ResolutionOutcome.Addresses : ResolutionOutcome.None, [.. aliases], [.. addresses]);
    }

    private async Task<ResolutionOutcome> WalkAsync(string name, QueryType type, List<string> aliases, SortedSet<string> addresses, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { name };
        for (var current = name; seen.Count <= MostAliases;)
        {
            var answer = await _client.QueryAsync(current, type, cancellationToken: cancellation);
            if (answer.Header.ResponseCode is not (DnsHeaderResponseCode.NoError or DnsHeaderResponseCode.NotExistentDomain))
                throw new InvalidDataException($"{Name} answered {answer.Header.ResponseCode} for {current}.");
            var records = answer.Answers.ToList();
            foreach (var found in records.OfType<AddressRecord>())
                addresses.Add(SpecialAddresses.Plain(found.Address).ToString());
            var next = current;
            while (records.OfType<CNameRecord>().FirstOrDefault(record => Text(record.DomainName).Equals(next, StringComparison.OrdinalIgnoreCase)) is { } alias)
            {
                next = Text(alias.CanonicalName);
                if (!aliases.Contains(next, StringComparer.OrdinalIgnoreCase))
                    aliases.Add(next);
                if (!seen.Add(next))
                    return ResolutionOutcome.Loop;
            }

            if (addresses.Count > 0 || next == current)
                return answer.Header.ResponseCode == DnsHeaderResponseCode.NotExistentDomain ? ResolutionOutcome.NoSuchName : ResolutionOutcome.Addresses;
            current = next;
        }

        return ResolutionOutcome.Loop;
    }

    private static string Text(DnsString name) => name.Value.TrimEnd('.').ToLowerInvariant();
}
