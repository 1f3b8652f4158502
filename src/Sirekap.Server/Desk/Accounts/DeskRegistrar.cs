using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Intake;
using Sirekap.Server.Ledger;

namespace Sirekap.Server.Desk.Accounts;

/// <summary>
/// This server's registrar key. It vouches for every invitation, so that the link works here and nowhere else; and it signs the enrolment of those
/// who were invited by command. Whom a registrar invites, that registrar's passkey enrols.
/// </summary>
internal sealed class DeskRegistrar : IDisposable
{
    private readonly ISigner _key;

    public DeskRegistrar(KeyFolder keys, LiveCount live, LogBook book, TimeProvider clock)
    {
        _key = keys.OpenOrMake(KeyNames.Registrar);
        Signer = new(_key, live, book.Writer, clock);
    }

    public ServerSigner Signer { get; }

    /// <summary>A registrar's invitation, as its link carries it.</summary>
    public string Invite(Role role, string region, StatementTime until, KeyId by) => Invitation.Issue(role, region, until, _key, by);

    public void Dispose() => Signer.Dispose();
}
