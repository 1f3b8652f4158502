using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sirekap.Election.Statements;

namespace Sirekap.Server.Phones;

/// <summary>
/// Lets its bearer enrol one officer's phone for one station, once, before it expires. It is short enough to be copied from paper: twenty
/// letters and digits, of which 64 bits are a code of authentication under this server's secret. It is kept nowhere; only that it was used is noted.
/// </summary>
/// <param name="Station">The station, which stands beside it on the paper.</param>
/// <param name="Until">When it expires, a full hour.</param>
/// <param name="Text">The twenty symbols without spaces.</param>
/// <param name="Purpose">What becomes of the station's earlier phones; it is sealed, but stands in none of the symbols.</param>
public sealed record EnrolmentCode(string Station, StatementTime Until, string Text, EnrolmentPurpose Purpose)
{
    private const int HourBits = 20, NonceBits = 16, SealBits = 64, Symbols = (HourBits + NonceBits + SealBits) / CrockfordBase32.Bits;

    /// <summary>Hours are counted from here.</summary>
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static ReadOnlySpan<byte> Domain => "sirekap phone code\n"u8;

    /// <summary>As people read it: five groups of four.</summary>
    public string Spelling => string.Join(' ', Text.Chunk(4).Select(group => new string(group)));

    /// <summary>Makes a new one.</summary>
    /// <param name="station">The station's code.</param>
    /// <param name="until">It is good until the hour after this moment is full.</param>
    /// <param name="secret">This server's secret for codes.</param>
    /// <param name="purpose">What becomes of the station's earlier phones.</param>
    public static EnrolmentCode Issue(string station, DateTimeOffset until, ReadOnlySpan<byte> secret, EnrolmentPurpose purpose = EnrolmentPurpose.Replace)
    {
        var hours = (int)Math.Ceiling((until - Start).TotalHours);
        var nonce = RandomNumberGenerator.GetInt32(1 << NonceBits);
        var text = CrockfordBase32.Write(Bits(hours, nonce, Seal(purpose, station, hours, nonce, secret)), Symbols);
        return new(station, new(Start.AddHours(hours)), text, purpose);
    }

    /// <summary>Reads one that a phone brings; spaces, dashes, small letters and the usual mix-ups (O and 0, I, L and 1) are no fault.</summary>
    /// <exception cref="RefusedException">It is none of this server's, of another station, or it has expired.</exception>
    public static EnrolmentCode Read(string station, string text, ReadOnlySpan<byte> secret, DateTimeOffset now)
    {
        if (CrockfordBase32.Parse(text, Symbols) is not { } bits)
            throw new RefusedException("invitation-unknown", $"The code has {Symbols} letters and digits: copy it again from the paper.");
        var seal = (ulong)(bits & ulong.MaxValue);
        var nonce = (int)((bits >> SealBits) & ((1 << NonceBits) - 1));
        var hours = (int)(bits >> (SealBits + NonceBits));
        EnrolmentPurpose? purpose = null;
        foreach (var one in Enum.GetValues<EnrolmentPurpose>())
        {
            if (AreSame(seal, Seal(one, station, hours, nonce, secret)))
                purpose = one;
        }

        var code = new EnrolmentCode(
            station, new(Start.AddHours(hours)), CrockfordBase32.Write(bits, Symbols),
            purpose ?? throw new RefusedException("invitation-unknown", $"This is no code of this server for station {station}: compare the station's number and the code with the paper."));
        return code.Until.Moment > now
            ? code
            : throw new RefusedException("invitation-expired", $"The code was good until {code.Until}: ask the district committee for a new one.");
    }

    private static UInt128 Bits(int hours, int nonce, ulong seal) =>
        ((UInt128)(uint)hours << (NonceBits + SealBits)) | ((UInt128)(uint)nonce << SealBits) | seal;

    private static bool AreSame(ulong one, ulong other)
    {
        Span<byte> given = stackalloc byte[sizeof(ulong)], expected = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(given, one);
        BinaryPrimitives.WriteUInt64BigEndian(expected, other);
        return CryptographicOperations.FixedTimeEquals(given, expected);
    }

    private static string NameOf(EnrolmentPurpose purpose) => purpose switch
    {
        EnrolmentPurpose.Replace => "officer",
        EnrolmentPurpose.Lost => "officer after loss",
        EnrolmentPurpose.Beside => "officer beside others",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "There is no such purpose."),
    };

    private static ulong Seal(EnrolmentPurpose purpose, string station, int hours, int nonce, ReadOnlySpan<byte> secret)
    {
        byte[] sealedText = [.. Domain, .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{NameOf(purpose)}\n{station}\n{hours}\n{nonce}\n"))];
        return BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(secret, sealedText));
    }
}
