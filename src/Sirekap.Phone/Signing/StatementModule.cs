using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Sirekap.Election;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Phone.Signing;

/// <summary>Statements for JavaScript: the bytes to sign, and the entry around them, by the server's own code.</summary>
[SupportedOSPlatform("browser")]
public static partial class StatementModule
{
    private const int NoForm = -1;

    /// <summary>The bytes of a form statement.</summary>
    /// <param name="election">The election's id.</param>
    /// <param name="at">The time, as statements write it.</param>
    /// <param name="sequence">The key's next number.</param>
    /// <param name="station">The station's code.</param>
    /// <param name="contest">The contest's code.</param>
    /// <param name="pages">For each page its number, a colon, and its picture's digest.</param>
    /// <param name="figures">For each field its id, a colon, and the number.</param>
    /// <param name="replaces">The index of the form in force that this one replaces; -1 for none.</param>
    /// <param name="reason">Why, by its code; empty where it replaces none.</param>
    [JSExport]
    internal static byte[] Form(string election, string at, int sequence, string station, string contest, string[] pages, string[] figures, int replaces, string reason) =>
        new FormStatement
        {
            Election = election,
            At = StatementTime.Parse(at),
            Sequence = sequence,
            Station = station,
            Contest = contest,
            Pages = pages.Select(Split).ToImmutableSortedDictionary(pair => Number(pair.Name), pair => Digest.Parse(pair.Value)),
            Figures = figures.Select(Split).ToImmutableSortedDictionary(pair => pair.Name, pair => new Votes(Number(pair.Value)), StringComparer.Ordinal),
            Replaces = replaces == NoForm ? null : replaces,
            Reason = reason.Length == 0 ? null : Codes.Parse<ReplacementReason>(reason),
        }.ToCanonical().ToBytes();

    /// <summary>The entry of a statement that the browser has signed.</summary>
    /// <param name="body">The statement's bytes.</param>
    /// <param name="publicKey">The signer's SubjectPublicKeyInfo.</param>
    /// <param name="signature">r and s, 32 bytes each.</param>
    [JSExport]
    internal static byte[] Entry(byte[] body, byte[] publicKey, byte[] signature)
    {
        var entry = SignedEntry.Sign(Statement.From(CanonicalJson.Parse(body)), new ReadySignature(KeyId.Of(publicKey), signature));
        return SignedEntry.Parse(entry.Bytes).Bytes.ToArray();
    }

    private static (string Name, string Value) Split(string pair) => pair.IndexOf(':') is var colon and > 0
        ? (pair[..colon], pair[(colon + 1)..])
        : throw new RefusedException("malformed", $"\"{pair}\" has no colon.");

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
