using Sirekap.Log;
using Sirekap.Server.Residency;

namespace Sirekap.Mirror;

/// <summary>What the person who runs a mirror decides.</summary>
public sealed record MirrorOptions
{
    /// <summary>The site to follow; another mirror will do as well.</summary>
    public required Uri From { get; init; }

    /// <summary>Where the copy of log and pictures lives. Created if it is not there.</summary>
    public required string Data { get; init; }

    /// <summary>The log's verifier key as it was announced; null takes the site's word at the first start, and holds it to it ever after.</summary>
    public string? LogKey { get; init; }

    /// <summary>Which witnesses must have cosigned a checkpoint before it is followed; its logs are not asked. Null asks for no witness.</summary>
    public LogPolicy? Policy { get; init; }

    /// <summary>The election's data folder; null takes the shipped one.</summary>
    public string? Election { get; init; }

    /// <summary>The address under which the public reaches this mirror, for absolute links; null gives links from the root.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Where the mirror stands by the word of whoever runs it, ISO 3166; null says nothing.</summary>
    public string? Country { get; init; }

    /// <summary>Whether it withholds the pictures that its origin withholds; else it goes on serving what it has. Notices are shown either way.</summary>
    public bool FollowsTakedowns { get; init; }

    /// <summary>What the mirror reaches its origin by.</summary>
    public OutsideWorld World { get; init; } = OutsideWorld.Real;

    /// <summary>An address of its own for metrics, such as <c>http://127.0.0.1:9464</c>; null for none. Not for the public.</summary>
    public string? Metrics { get; init; }

    /// <summary>An OpenTelemetry collector that metrics are sent to, as OTLP over HTTP; null for none.</summary>
    public string? Otlp { get; init; }

    /// <summary>How long to wait between two looks at the origin.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the origin may leave a question open before the mirror says that it is silent.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>The clock of all this.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
