using System.Buffers;

namespace Sirekap.Storage;

/// <summary>The rule for blob names: what can be a path everywhere, and never leads out of the store.</summary>
static class BlobName
{
    static readonly SearchValues<char> s_allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-_");

    /// <summary>The name, or an exception that says why it is none.</summary>
    public static string Require(string name) => name.Split('/').All(IsPart)
        ? name
        : throw new ArgumentException($"\"{name}\" cannot name a blob: parts of a-z, 0-9, '.', '-', '_' that do not begin with '.', joined by '/'.", nameof(name));

    static bool IsPart(string part) => part.Length > 0 && part[0] != '.' && !part.AsSpan().ContainsAnyExcept(s_allowed);
}
