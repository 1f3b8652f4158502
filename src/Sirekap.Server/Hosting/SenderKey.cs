using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Sirekap.Server.Hosting;

/// <summary>
/// What requests of one sender are counted by. Where an address must not be kept: a hash of it with a salt that whoever counts throws away
/// with the counts.
/// </summary>
internal static class SenderKey
{
    private const int SaltBytes = 32, NetworkBytes = 8;

    /// <summary>A new salt.</summary>
    public static byte[] Salt() => RandomNumberGenerator.GetBytes(SaltBytes);

    /// <summary>The key of an address: of its network (<see cref="NetworkOf"/>).</summary>
    /// <param name="address">Where a request comes from; null where nobody knows, which is one sender.</param>
    /// <param name="salt">The salt.</param>
    public static UInt128 Of(IPAddress? address, ReadOnlySpan<byte> salt) => BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(salt, Network(address)));

    /// <summary>What counts as one sender, for limits that hold an address only while requests of it are on their way or its bucket fills: hexadecimal.</summary>
    /// <param name="address">Where a request comes from; null where nobody knows, which is one sender.</param>
    public static string NetworkOf(IPAddress? address) => Convert.ToHexString(Network(address));

    /// <summary>Of IPv6 a household has 2^64 addresses, so its network is what counts.</summary>
    private static ReadOnlySpan<byte> Network(IPAddress? address) => address switch
    {
        null => [],
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().GetAddressBytes(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => address.GetAddressBytes().AsSpan(0, NetworkBytes),
        _ => address.GetAddressBytes(),
    };
}
