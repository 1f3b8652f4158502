using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>The end of a log, by its root.</summary>
internal sealed class CloseHandler : Handler<CloseStatement>
{
    protected override Refusal? Judge(Count count, CloseStatement statement, SignedEntry entry) => count.Keys.Find(entry.Key)!.IsRoot
        ? null
        : new("key-role", $"Key {entry.Key} may not close the log: that takes the root key.");

    protected override void Enact(Count count, long index, CloseStatement statement) => count.Close(index);
}
