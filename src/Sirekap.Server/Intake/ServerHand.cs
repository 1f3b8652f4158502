using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Ledger;
using Sirekap.Server.Residency;

namespace Sirekap.Server.Intake;

/// <summary>Signs with this server's own key, for all who state something in its name: one hand, so that no two statements take the same number.</summary>
internal sealed class ServerHand(KeyFolder keys, LiveCount live, LogBook book, HomeGuard home) : IDisposable
{
    public ServerSigner Signer { get; } = new(keys.OpenOrMake(KeyNames.Server), live, book.Writer, home.World.Clock);

    public void Dispose() => Signer.Dispose();
}
