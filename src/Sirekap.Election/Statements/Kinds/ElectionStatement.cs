using System.Collections.Immutable;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>
/// The first entry of a log: which election this is, the digest of every data file that the count depends on, the program that
/// counts, and the root key, which signs this statement itself and enrols all others.
/// </summary>
public sealed record ElectionStatement : Statement
{
    internal const string Name = "election";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>The log's origin, as in its checkpoints.</summary>
    public required string Log { get; init; }

    /// <summary>The program's name and version.</summary>
    public required string Program { get; init; }

    /// <summary>The root's public key, SubjectPublicKeyInfo.</summary>
    public required ImmutableArray<byte> Root { get; init; }

    /// <summary>The SHA-256 of every data file, by its path in the election's folder.</summary>
    public required ImmutableSortedDictionary<string, Digest> Files { get; init; }

    /// <summary>The log that this one continues; null for the first of its election.</summary>
    public Predecessor? After { get; init; }

    internal static ElectionStatement Read(StatementHead head, CanonicalObject members)
    {
        var files = members.Object("files");
        return new()
        {
            Election = head.Election,
            At = head.At,
            Sequence = head.Sequence,
            Log = members.Text("log"),
            Program = members.Text("program"),
            Root = PublicKeys.Decode(members.Text("root")),
            After = members.OptionalObject("after") is { } after ? Predecessor.Read(after) : null,
            Files = files.Names.ToImmutableSortedDictionary(path => path, path => Digest.Parse(files.Text(path)), StringComparer.Ordinal),
        };
    }

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members)
    {
        var files = new CanonicalObject();
        foreach (var (path, digest) in Files)
            files.Set(path, digest.ToString());
        members.Set("log", Log).Set("program", Program).Set("root", PublicKeys.Encode(Root)).Set("files", files).Set("after", After?.ToCanonical());
    }
}
