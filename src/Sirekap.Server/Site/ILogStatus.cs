using Sirekap.Server.Witnesses;

namespace Sirekap.Server.Site;

/// <summary>What the site says of the log: its newest published checkpoint. The host implements it; reading must be cheap.</summary>
public interface ILogStatus
{
    /// <summary>The number of entries in the newest published checkpoint; 0 while there is none.</summary>
    long PublishedSize { get; }

    /// <summary>When that checkpoint was published, and by whose clock; null while there is none, or nobody can say.</summary>
    Dated? Published { get; }

    /// <summary>The root hash of that checkpoint in base64; null while there is none.</summary>
    string? RootHash { get; }

    /// <summary>The log's name, the first line of every checkpoint.</summary>
    string Origin { get; }

    /// <summary>The log's verifier key, one line; null where nobody knows it.</summary>
    string? VerifierKey => null;

    /// <summary>How this mirror and its origin stand; null where statements are taken in.</summary>
    MirrorNote? Mirror => null;

    /// <summary>How many witnesses have cosigned that checkpoint; null where nobody knows whom to expect.</summary>
    WitnessTally? Witnesses => null;
}
