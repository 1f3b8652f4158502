using System.Diagnostics;

namespace Sirekap.Storage;

/// <summary>What the log's work is called in traces. Without a listener nothing is made.</summary>
static class StorageTrace
{
    const string Name = "Sirekap.Storage";

    static readonly ActivitySource s_source = new(Name);

    /// <summary>An entry on its way from its sender to the disk; belongs to the request that sent it.</summary>
    public static Activity? Append() => s_source.StartActivity("log.append");

    /// <summary>A group of entries that is made durable; a trace of its own, for it serves many senders.</summary>
    public static Activity? Commit(int entries) => s_source.StartActivity("log.commit", ActivityKind.Internal, default(ActivityContext))?.SetTag("sirekap.entries", entries);

    /// <summary>A new checkpoint, from its tiles to its being served.</summary>
    public static Activity? Publish() => s_source.StartActivity("log.publish", ActivityKind.Internal, default(ActivityContext));
}
