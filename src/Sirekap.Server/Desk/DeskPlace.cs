using Sirekap.Election.Statements.Passkeys;

namespace Sirekap.Server.Desk;

/// <summary>Where the desk stands.</summary>
/// <param name="Origin">The address at which its passkeys are made and sign.</param>
public sealed record DeskPlace(WebOrigin Origin)
{
    /// <summary>The path of the first page.</summary>
    public const string Path = "/desk";

    /// <summary>The link of an invitation. What stands behind <c>#</c> never leaves the browser on its own, so no log of requests keeps it.</summary>
    public string LinkOf(string invitation) => $"{Origin}{Path}/undangan#{invitation}";
}
