using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;
using Sirekap.Server.Tests.Intake;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Desk;

/// <summary>A running server with a desk, and people at it.</summary>
public sealed class DeskServer : RunningServer
{
    public DeskServer() => Configure = options => options.Desk = TestPasskey.Desk;

    /// <summary>Somebody with a new passkey whom nobody knows.</summary>
    public DeskVisitor Stranger() => new(Http);

    /// <summary>Somebody who was invited by command and sits at the desk.</summary>
    public async Task<DeskVisitor> PersonAsync(Role role, string region)
    {
        var visitor = Stranger();
        var (status, code, _) = await visitor.AcceptAsync(Invitation(role, region));
        Assert.True(status == 200, code);
        return visitor;
    }

    /// <summary>An invitation as the command makes it.</summary>
    public string Invitation(Role role, string region) =>
        Server.Desk.Accounts.Invitation.Issue(role, region, new(TimeProvider.System.GetUtcNow().AddHours(1)), Keys.OpenOrMake(KeyNames.Registrar));

    /// <summary>The invitation in a link.</summary>
    public static string TokenOf(Dictionary<string, string> answer) => answer["link"].Split('#')[1];

    /// <summary>Refused with a code, and the log is as it was.</summary>
    public async Task RefusedAsync(string code, DeskVisitor visitor, string path, CanonicalObject body)
    {
        var before = Live.Size;
        var (status, refused, _) = await visitor.SendAsync(path, body);
        Assert.Equal((code, true), (refused, status is >= 400 and < 500));
        Assert.Equal(before, Live.Size);
    }
}
