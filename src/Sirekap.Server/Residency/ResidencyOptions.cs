namespace Sirekap.Server.Residency;

/// <summary>What an operator declares of places. Section <c>Sirekap:Residency</c>; see docs/operation.md.</summary>
public sealed class ResidencyOptions
{
    /// <summary>The country that counts as home, ISO 3166.</summary>
    public string Home { get; set; } = "ID";

    /// <summary>Where the machines of the operator's own stand, this one and those in private networks; null says nothing.</summary>
    public string? Country { get; set; }

    /// <summary>Address databases beside the shipped ones: MMDB files, or range lists in our format.</summary>
    public IList<string> Databases { get; } = [];

    /// <summary>Resolvers that are asked besides the machine's own, for agreement and for origin networks: <c>9.9.9.9</c>, <c>127.0.0.1:5353</c>.</summary>
    public IList<string> Resolvers { get; } = [];

    /// <summary>Endpoints declared; one with the name of a derived endpoint says more about that one.</summary>
    public IList<EndpointOptions> Endpoints { get; } = [];

    /// <summary>Whether each check is attested in the log; only a server whose key <c>keys/server.pem</c> is enrolled can.</summary>
    public bool Attest { get; set; } = true;

    /// <summary>How often all endpoints are checked and attested, in minutes.</summary>
    public int EveryMinutes { get; set; } = 60;
}

/// <summary>What is declared of one endpoint. What is null stays as derived.</summary>
public sealed class EndpointOptions
{
    /// <summary>Its name: lower letters, digits and hyphens.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it does.</summary>
    public Sirekap.Residency.Guarding.EndpointRole? Role { get; set; }

    /// <summary>The most delicate data that reaches it.</summary>
    public Sirekap.Residency.Guarding.DataClass? Data { get; set; }

    /// <summary><c>host:port</c>, or <c>here</c> for this machine.</summary>
    public string? Address { get; set; }

    /// <summary>Where it may be, ISO 3166; <c>*</c>: anywhere.</summary>
    public IList<string> Countries { get; } = [];

    /// <summary>Where it stands by the operator's word, ISO 3166.</summary>
    public string? Country { get; set; }

    /// <summary>Networks in which its addresses must lie, as <c>10.4.0.0/16</c>, or single addresses.</summary>
    public IList<string> Networks { get; } = [];

    /// <summary>When the operator's word is not enough.</summary>
    public Sirekap.Residency.Guarding.ProofDemand? Proof { get; set; }

    /// <summary>Whether its addresses are published.</summary>
    public bool? Publish { get; set; }

    /// <summary>The legal source of the demand.</summary>
    public string? LegalBasis { get; set; }
}
