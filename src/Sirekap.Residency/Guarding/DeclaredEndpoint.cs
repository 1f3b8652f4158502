using System.Collections.Immutable;
using System.Net;

namespace Sirekap.Residency.Guarding;

/// <summary>One place where data of ours is kept, or that we connect to, as the operator declares it.</summary>
/// <param name="Name">A short name, such as <c>photos</c>.</param>
/// <param name="Role">What it does.</param>
/// <param name="Data">The most delicate data that reaches it.</param>
public sealed record DeclaredEndpoint(string Name, EndpointRole Role, DataClass Data)
{
    /// <summary>The host's name or address; null for the machine on which the program runs.</summary>
    public string? Host { get; init; }

    /// <summary>The port at that host; 0 where there is no host.</summary>
    public int Port { get; init; }

    /// <summary>Where it may be, ISO 3166; empty: anywhere.</summary>
    public ImmutableArray<string> Countries { get; init; } = [];

    /// <summary>Where the operator says that it stands, ISO 3166; null where nothing was said. Shown as declared, never as proven.</summary>
    public string? Stands { get; init; }

    /// <summary>The networks in which its addresses must lie; empty where none were declared.</summary>
    public ImmutableArray<IPNetwork> Networks { get; init; } = [];

    /// <summary>When the operator's word is not enough.</summary>
    public ProofDemand Proof { get; init; }

    /// <summary>Whether its addresses stay out of what is published.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>The legal source of the demand; null for none.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Whether data reaches it that must not go where it is not allowed.</summary>
    public bool IsGuarded => Data is DataClass.Uncounted or DataClass.Personal;
}

/// <summary>How delicate data is.</summary>
public enum DataClass
{
    /// <summary>Everybody may have it.</summary>
    Public,

    /// <summary>About the running of the servers; neither results nor persons.</summary>
    Operational,

    /// <summary>Statements that are not published yet.</summary>
    Uncounted,

    /// <summary>Names, signatures, handwriting before it is covered.</summary>
    Personal,
}

/// <summary>What an endpoint does.</summary>
public enum EndpointRole
{
    /// <summary>Keeps files.</summary>
    Store,

    /// <summary>Keeps entries.</summary>
    Database,

    /// <summary>Hands work on.</summary>
    Queue,

    /// <summary>Sends letters.</summary>
    Mail,

    /// <summary>Takes what is measured.</summary>
    Telemetry,

    /// <summary>Keeps copies for the worst case.</summary>
    Backup,

    /// <summary>Cosigns checkpoints.</summary>
    Witness,

    /// <summary>Shows the same log.</summary>
    Mirror,

    /// <summary>The site that a mirror follows.</summary>
    Origin,
}

/// <summary>When evidence must show that an endpoint is where it may be.</summary>
public enum ProofDemand
{
    /// <summary>Never: the operator's word stands until evidence speaks against it.</summary>
    None,

    /// <summary>Wherever evidence can exist: at addresses of the public internet.</summary>
    PublicAddresses,

    /// <summary>Always: a machine of one's own, which no evidence reaches, is not enough either.</summary>
    Always,
}
