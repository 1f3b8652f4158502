using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>Where a server's endpoints are, by that server: kept and shown, never counted.</summary>
internal sealed class ResidencyHandler : Handler
{
    public override void Enact(Count count, long index, SignedEntry entry) => count.Attest(new(index, entry.Key, (ResidencyStatement)entry.Statement));

    public override Refusal? Judge(Count count, SignedEntry entry) => count.Keys.Find(entry.Key)!.Role == Role.Server
        ? null
        : new("key-role", $"Key {entry.Key} may not say where a server's endpoints are: that takes the role {Role.Server.Name()}.");
}
