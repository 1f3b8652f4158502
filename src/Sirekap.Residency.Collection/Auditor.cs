using System.Collections.Immutable;
using System.Net;
using Sirekap.Residency.Addresses;
using Sirekap.Residency.Collection.Databases;
using Sirekap.Residency.Collection.Dns;
using Sirekap.Residency.Collection.Web;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Collection;

/// <summary>What an audit may use.</summary>
/// <param name="Book">Everything in memory that knows addresses.</param>
/// <param name="Resolvers">Who is asked for names; none: nothing is asked of any network.</param>
/// <param name="Dialer">Makes all TCP connections; null: none are made.</param>
/// <param name="Clock">The clock.</param>
public sealed record AuditOptions(AddressBook Book, ImmutableArray<Resolver> Resolvers, IDialer? Dialer, TimeProvider Clock)
{
    /// <summary>Where round trips are measured from; null: they are not.</summary>
    public Vantage? Vantage { get; init; }

    /// <summary>How long to wait for a server.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>
/// Collects evidence. It asks the resolvers that the user named, and connects to addresses that the user named or that those resolvers gave for a
/// name of the user's; never to a private or reserved one, never to a host that a page or a redirect names.
/// </summary>
/// <param name="options">What it may use.</param>
public sealed class Auditor(AuditOptions options)
{
    /// <summary>Everything that can be learned of a subject.</summary>
    public async Task<SubjectEvidence> CollectAsync(Subject subject, CancellationToken cancellation)
    {
        var checks = new List<Check>();
        if (subject.Kind != SubjectKind.Address)
            checks.AddRange(await NamesAsync(subject, cancellation));
        var addresses = subject.Kind == SubjectKind.Address
            ? [subject.Name]
            : checks.OfType<ResolutionCheck>().SelectMany(check => check.Answer?.Addresses ?? []).Distinct(StringComparer.Ordinal).ToList();
        foreach (var address in addresses.Select(IPAddress.Parse))
            checks.AddRange(await AddressAsync(address, cancellation));
        if (subject.Url is { } url && options.Dialer is { } dialer)
        {
            var visit = new PageVisit(dialer, options.Patience);
            foreach (var address in addresses.Select(IPAddress.Parse).Where(IsPublic))
                checks.AddRange(await visit.FetchAsync(new Uri(url), address, Now, cancellation));
        }

        if (options.Vantage is { } vantage && options.Dialer is { } door)
        {
            var meter = new RoundTripMeter(door, options.Clock, options.Patience);
            var port = subject.Url is { } page ? new Uri(page).Port : 443;
            foreach (var address in addresses.Select(IPAddress.Parse).Where(IsPublic))
                checks.Add(await meter.MeasureAsync(new(address, port), vantage, Now, cancellation));
        }

        checks.AddRange(EdgeQuestion.Ask(options.Book, subject, addresses, checks, Now));
        return new(subject, [.. checks]);
    }

    private DateTimeOffset Now
    {
        get
        {
            var now = options.Clock.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        }
    }

    private static bool IsPublic(IPAddress address) => SpecialAddresses.NameOf(address) is null;

    private async Task<IEnumerable<Check>> NamesAsync(Subject subject, CancellationToken cancellation)
    {
        if (options.Resolvers.IsEmpty)
            return [new ResolutionCheck { Source = "DNS", At = Now, Name = subject.Name, Trouble = new("offline", "No resolver was asked: the audit is offline.") }];
        var resolutions = await Task.WhenAll(options.Resolvers.Select(resolver => resolver.ResolveAsync(subject.Name, Now, cancellation)));
        return [.. resolutions, await options.Resolvers[0].MailAsync(subject.Name, Now, cancellation)];
    }

    private async Task<IEnumerable<Check>> AddressAsync(IPAddress address, CancellationToken cancellation)
    {
        var checks = options.Book.Ask(address, Now).ToList();
        if (options.Resolvers is [var resolver, ..] && IsPublic(address))
        {
            checks.AddRange(await OriginLookup.AskAsync(resolver, address, Now, cancellation));
            checks.Add(await resolver.ReverseAsync(address.ToString(), Now, cancellation));
        }

        return checks;
    }
}
