using System.Text.Json.Serialization;

namespace Sirekap.Residency.Judging;

/// <summary>What evidence shows of the claim "at home". There is no yes and no no.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>The evidence does not reach so far.</summary>
    Unknowable,

    /// <summary>Pieces of evidence exclude each other.</summary>
    Conflicting,

    /// <summary>The evidence speaks against the claim, and nothing of equal rank for it.</summary>
    Contradicted,

    /// <summary>The evidence shows the claim, and nothing of equal rank speaks against it.</summary>
    ProvenAtHome,
}

/// <summary>What a place is asked for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DataRole>))]
public enum DataRole
{
    /// <summary>Where the connection, and so the encryption, ends.</summary>
    InTransit,

    /// <summary>Where requests are worked on.</summary>
    Processed,

    /// <summary>Where data is kept.</summary>
    Stored,

    /// <summary>Where copies of public pages are kept.</summary>
    PubliclyCached,
}
