using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Intake;
using Sirekap.Server.Ledger;

namespace Sirekap.Server.Desk.Accounts;

/// <summary>Signs enrolments with this server's registrar key, for those whom an invitation of that key has let in.</summary>
internal sealed class DeskRegistrar(KeyFolder keys, LiveCount live, LogBook book, TimeProvider clock) : IDisposable
{
    public ServerSigner Signer { get; } = new(keys.OpenOrMake(KeyNames.Registrar), live, book.Writer, clock);

    public void Dispose() => Signer.Dispose();
}
