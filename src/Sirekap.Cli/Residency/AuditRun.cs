using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;
using Sirekap.Residency.Collection;
using Sirekap.Residency.Collection.Databases;
using Sirekap.Residency.Collection.Dns;
using Sirekap.Residency.Collection.Web;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Reports;
using Sirekap.Residency.Subjects;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Residency;

/// <summary>What the user asked for.</summary>
internal sealed record AuditRequest
{
    public required ImmutableArray<string> Subjects { get; init; }

    public ImmutableArray<IPEndPoint> Resolvers { get; init; } = [];

    public ImmutableArray<string> Databases { get; init; } = [];

    public string? FromEvidence { get; init; }

    public string? SaveEvidence { get; init; }

    public string? Html { get; init; }

    public bool IsOffline { get; init; }

    public Vantage? Vantage { get; init; }
}

/// <summary>One run of <c>residency audit</c>. It ends with 0 whatever the verdicts are: a verdict is an answer, not a failure.</summary>
internal static class AuditRun
{
    private const string Home = "ID";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(AuditRequest request, AuditScreen screen, CancellationToken cancellation, IDialer? dialer = null)
    {
        var evidence = request.FromEvidence is { } file
            ? EvidenceJson.Read(await File.ReadAllBytesAsync(file, cancellation))
            : await CollectAsync(request, screen, dialer ?? new TcpDialer(), cancellation);
        if (request.SaveEvidence is { } save)
            await File.WriteAllBytesAsync(save, EvidenceJson.Write(evidence), cancellation);
        if (request.Html is { } html)
            await File.WriteAllTextAsync(html, HtmlReport.Write(evidence), cancellation);
        screen.Show(evidence);
        return 0;
    }

    private static Task<EvidenceFile> CollectAsync(AuditRequest request, AuditScreen screen, IDialer dialer, CancellationToken cancellation)
    {
        var subjects = request.Subjects.Select(SubjectParser.Parse).ToList();
        var shipped = Path.GetDirectoryName(ShippedData.Find("data/residency/edges.csv"))!;
        var auditor = new Auditor(new(AddressBook.Load(shipped, request.Databases), Resolvers(request), request.IsOffline ? null : dialer, TimeProvider.System)
        {
            Vantage = request.Vantage,
        });
        return screen.ProgressAsync(subjects, async done =>
        {
            var audited = new SubjectEvidence[subjects.Count];
            await Parallel.ForAsync(0, subjects.Count, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (index, token) =>
            {
                audited[index] = await auditor.CollectAsync(subjects[index], token);
                done(subjects[index]);
            });
            return EvidenceFile.Of(Home, [.. audited]);
        });
    }

    /// <summary>The resolvers named; else those of this machine.</summary>
    private static ImmutableArray<Resolver> Resolvers(AuditRequest request)
    {
        if (request.IsOffline)
            return [];
        var named = request.Resolvers.IsEmpty
            ? NetworkInterface.GetAllNetworkInterfaces().SelectMany(network => network.GetIPProperties().DnsAddresses).Distinct().Select(address => new IPEndPoint(address, 53))
            : request.Resolvers;
        return [.. named.Select(server => new Resolver(server, s_patience))];
    }
}
