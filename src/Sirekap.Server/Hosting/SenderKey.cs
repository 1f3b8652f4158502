using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Sirekap.Server.Hosting;

/// <summary>
/// What requests of one sender are counted by, where an address must not be kept: a hash of it with a salt that whoever counts throws away
/// with the counts.
/// </summary>
internal static class SenderKey
{
    private const int SaltBytes = 32, NetworkBytes = 8;

    /// <summary>A new salt.</summary>
    public static byte[] Salt() => RandomNumberGenerator.GetBytes(SaltBytes);

    /// <summary>The key of an address. Of IPv6 a household has 2^64 addresses, so its network is what counts.</summary>
    /// <param name="address">Where a request comes from; null where nobody knows, which is one sender.</param>
    /// <param name="salt">The salt.</param>
    public static UInt128 Of(IPAddress? address, ReadOnlySpan<byte> salt)
    {
        var bytes = address is null ? [] : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        var network = address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } ? bytes.AsSpan(0, NetworkBytes) : bytes;
        return BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(salt, network));
    }
}
