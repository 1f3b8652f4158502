using Sirekap.Server.Reports;
using Sirekap.Server.Residency;
using Sirekap.Server.Witnesses;
using Sirekap.Storage;

namespace Sirekap.Server.Hosting;

/// <summary>What an operator decides. Section <c>Sirekap</c> of appsettings.json, or environment variables <c>Sirekap__…</c>.</summary>
public sealed class SirekapOptions
{
    /// <summary>Where ledger, log, photographs and keys live. Created if it is not there.</summary>
    public string Data { get; set; } = "var/sirekap";

    /// <summary>
    /// A PostgreSQL database for entries, checkpoint and the log's key, as a connection string of Npgsql (<c>Host=…;Database=…;Username=…</c>);
    /// null keeps them in a SQLite file in <see cref="Data"/>.
    /// </summary>
    public string? Database { get; set; }

    /// <summary>
    /// An S3-compatible store for photographs, tiles and the checkpoint, which several servers share; null keeps them in <see cref="Data"/>.
    /// </summary>
    public S3Settings? S3 { get; set; }

    /// <summary>The election's data folder; null searches <c>data/elections/pemilu-2024</c> upward from program and current directory.</summary>
    public string? Election { get; set; }

    /// <summary>The digit reader's weights; null searches <c>data/models/digits</c> upward likewise.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// What decodes photographs as they come in. The public copy, from which the published reading is made, is always decoded by the managed one.
    /// </summary>
    public JpegDecoderChoice Decoder { get; set; }

    /// <summary>The log's origin, a schema-less URL; fixed by the first start of a data folder.</summary>
    public string Origin { get; set; } = "sirekap.example.id/pemilu-2024";

    /// <summary>
    /// For the first start of a log that continues another one: a file with the last known checkpoint of that one; its size and root go into the first entry.
    /// </summary>
    public string? After { get; set; }

    /// <summary>The verifier key that has signed <see cref="After"/>.</summary>
    public string? AfterKey { get; set; }

    /// <summary>The address under which the public reaches this server, for absolute links; null gives root-relative links.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>
    /// The address of the officials' desk, such as <c>https://meja.example.id</c>: passkeys are bound to it. It must lead to this server. Null for no desk here.
    /// </summary>
    public string? Desk { get; set; }

    /// <summary>The folder of the officers' app as it was published; null for <c>phone</c> beside the program. Where it is not there, this server enrols phones but serves no app.</summary>
    public string? PhoneApp { get; set; }

    /// <summary>Witnesses that are asked to cosign each checkpoint.</summary>
    public IList<WitnessOptions> Witnesses { get; } = [];

    /// <summary>Addresses of mirrors, asked at each start what they have seen: a database that was set back is found out.</summary>
    public IList<Uri> Mirrors { get; } = [];

    /// <summary>A tlog-policy file whose witnesses are asked too; each needs an address there. Null for none.</summary>
    public string? WitnessPolicy { get; set; }

    /// <summary>How long a checkpoint waits for its witnesses, in milliseconds; then it goes out without those who have not answered.</summary>
    public int WitnessMilliseconds { get; set; } = 1000;

    /// <summary>While nothing new comes, witnesses are asked to cosign the same checkpoint again after so many minutes; 0 for never.</summary>
    public int WitnessRenewMinutes { get; set; } = 60;

    /// <summary>Whether the log cosigns its own checkpoints with an ML-DSA-44 key besides, which quantum computers cannot break.</summary>
    public bool MlDsa { get; set; }

    /// <summary>The shortest time between two checkpoints of the log, in milliseconds.</summary>
    public int PublishEveryMilliseconds { get; set; } = 200;

    /// <summary>An address of its own for metrics, such as <c>http://127.0.0.1:9464</c>; null for none. Not for the public.</summary>
    public string? Metrics { get; set; }

    /// <summary>An OpenTelemetry collector that metrics are sent to, as OTLP over HTTP, such as <c>http://collector:4318</c>; null for none.</summary>
    public string? Otlp { get; set; }

    /// <summary>Which share of traces is sent to <see cref="Otlp"/>, 0 to 1.</summary>
    public double TraceShare { get; set; } = 0.01;

    /// <summary>Where the server's endpoints may be, and where their operator says they are.</summary>
    public ResidencyOptions Residency { get; set; } = new();

    /// <summary>How many reports of citizens are taken in.</summary>
    public ReportOptions Reports { get; set; } = new();

    /// <summary>How many requests a second one address may send to the intake before it is asked to wait; 0 sets no limit.</summary>
    public int IntakePerSecond { get; set; } = 50;

    /// <summary>How many photographs may be on their way in at the same time, each up to 6 MB in memory; the next is asked to wait.</summary>
    public int PhotosAtOnce { get; set; } = 64;

    /// <summary>How many of these one address may have; several phones may share one.</summary>
    public int PhotosAtOncePerAddress { get; set; } = 16;
}
