using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Sirekap.Election.Statements;

namespace Sirekap.Server.Reports;

/// <summary>
/// What the form of a report carries: that this server gave it out, for which form of an election, and when. It is kept nowhere until it is used.
/// </summary>
/// <param name="Station">The station's code.</param>
/// <param name="Contest">The contest's code.</param>
/// <param name="Given">When it was given out.</param>
/// <param name="Name">128 random bits, which make it one of its kind.</param>
/// <param name="Mark">The server's mark over the rest, which the proof of work is about.</param>
public sealed record ReportChallenge(string Station, string Contest, StatementTime Given, string Name, string Mark)
{
    private const int NameBytes = 16, MostLength = 400;

    /// <summary>Makes a new one, as the form carries it.</summary>
    public static string Issue(string station, string contest, StatementTime now, byte[] secret)
    {
        var body = new CanonicalObject().Set("station", station).Set("contest", contest).Set("given", now.ToString())
            .Set("name", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NameBytes))).ToBytes();
        return $"{Base64Url.EncodeToString(body)}.{MarkOf(body, secret)}";
    }

    /// <summary>The mark in a challenge.</summary>
    public static string MarkIn(string text) => text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>Reads one that a browser brings back.</summary>
    /// <exception cref="RefusedException">The server has given out none like it.</exception>
    public static ReportChallenge Read(string text, byte[] secret)
    {
        if (text.Length > MostLength || text.Split('.') is not [var first, var mark] || !Base64Url.IsValid(first))
            throw Unknown();
        var body = Base64Url.DecodeFromChars(first);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(MarkOf(body, secret)), Encoding.UTF8.GetBytes(mark)))
            throw Unknown();
        var members = CanonicalJson.Parse(body);
        return new(members.Text("station"), members.Text("contest"), StatementTime.Parse(members.Text("given")), members.Text("name"), mark);
    }

    private static RefusedException Unknown() =>
        new("challenge-unknown", "This form was not given out by this server: send it again from the page as it is now.");

    private static string MarkOf(byte[] body, byte[] secret) => Base64Url.EncodeToString(HMACSHA256.HashData(secret, body));
}
