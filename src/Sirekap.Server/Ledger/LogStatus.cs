using Sirekap.Server.Site;
using Sirekap.Server.Witnesses;

namespace Sirekap.Server.Ledger;

/// <summary>What pages say of the log: the checkpoint that is served now.</summary>
internal sealed class LogStatus(IPublishedLog book) : ILogStatus
{
    /// <inheritdoc/>
    public long PublishedSize => book.Latest.Size;

    /// <inheritdoc/>
    public Dated? Published => book.Published;

    /// <inheritdoc/>
    public string? RootHash => book.Latest.Root.ToString();

    /// <inheritdoc/>
    public string Origin => book.Latest.Checkpoint.Origin;

    /// <inheritdoc/>
    public string VerifierKey => book.Key;

    /// <inheritdoc/>
    public MirrorNote? Mirror => book.Mirror;

    /// <inheritdoc/>
    public WitnessTally? Witnesses => book.Witnesses;
}
