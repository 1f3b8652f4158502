namespace Sirekap.Election.Statements.Kinds;

/// <summary>The last known state of an earlier log of the same election, which a later one continues under another name.</summary>
/// <param name="Log">The earlier log's origin.</param>
/// <param name="Size">How many entries it had.</param>
/// <param name="Root">The root over them, 32 bytes in base64.</param>
public sealed record Predecessor(string Log, long Size, string Root)
{
    private const int RootLength = 32;

    internal static Predecessor Read(CanonicalObject members)
    {
        var before = new Predecessor(members.Text("log"), members.Integer("size", 0, long.MaxValue), members.Text("root"));
        members.Done();
        Span<byte> root = stackalloc byte[RootLength];
        return Convert.TryFromBase64String(before.Root, root, out var length) && length == RootLength && Convert.ToBase64String(root) == before.Root
            ? before
            : throw new RefusedException("malformed", $"The earlier log's root \"{before.Root}\" is not 32 bytes in base64.");
    }

    internal CanonicalObject ToCanonical() => new CanonicalObject().Set("log", Log).Set("size", Size).Set("root", Root);
}
