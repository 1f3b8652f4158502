using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>The first entry: it must commit to exactly the data that this count is made with, and be signed by the root that it names.</summary>
internal sealed class ElectionHandler : Handler<ElectionStatement>
{
    protected override Refusal? Judge(Count count, ElectionStatement statement, SignedEntry entry)
    {
        if (count.Size > 0)
            return new("election-exists", "The election is stated once, in the first entry of its log.");
        if (statement.Election != count.Definition.Id)
            return new("other-election", $"The log is of election {statement.Election}; this count is of {count.Definition.Id}.");
        if (OtherFile(count, statement) is { } path)
            return new("other-data", $"The file {path} is not the one that the log commits to: use the election data of the log's version.");
        if (KeyId.Of(statement.Root.AsSpan()) != entry.Key)
            return new("key-unknown", "The first entry must be signed by the root key that it names.");
        try
        {
            using var root = P256Verifier.Parse(statement.Root.AsSpan());
            return entry.Assertion is null && root.Verifies(entry.SignedBytes.Span, entry.Signature)
                ? null
                : new("bad-signature", "The signature of the first entry is not that of its root key.");
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    protected override void Enact(Count count, long index, ElectionStatement statement)
    {
        count.Keys.Enrol(new(P256Verifier.Known(statement.Root.AsSpan()), null, new RegionScope(count.Definition.Regions.Nation)) { EnrolledAt = index, EnrolledOn = statement.At });
        count.Begin(statement);
    }

    private static string? OtherFile(Count count, ElectionStatement statement) =>
        statement.Files.Keys.Union(count.Definition.Files.Keys, StringComparer.Ordinal).FirstOrDefault(path =>
            !statement.Files.TryGetValue(path, out var stated)
            || !count.Definition.Files.TryGetValue(path, out var held)
            || stated.ToString() != held);
}
