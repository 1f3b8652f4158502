using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Sirekap.Residency.Addresses;

/// <summary>Address ranges in memory, found by binary search. Ranges that overlap contradict the file that they come from, and are refused.</summary>
/// <typeparam name="T">What a range says.</typeparam>
public sealed class RangeTable<T>
{
    private readonly uint[] _starts4;
    private readonly uint[] _ends4;
    private readonly T[] _values4;
    private readonly UInt128[] _starts6;
    private readonly UInt128[] _ends6;
    private readonly T[] _values6;

    /// <summary>Takes ranges in any order.</summary>
    /// <exception cref="OverlappingRangesException">Two of them share an address.</exception>
    /// <exception cref="FormatException">A range ends before it starts, or in the other version of the protocol.</exception>
    public RangeTable(IEnumerable<AddressRange<T>> ranges)
    {
        var sorted = ranges.Select(Checked).ToLookup(range => range.First.AddressFamily);
        var four = sorted[AddressFamily.InterNetwork].Select(range => (First: Four(range.First), Last: Four(range.Last), range.Value)).OrderBy(range => range.First).ToList();
        var six = sorted[AddressFamily.InterNetworkV6].Select(range => (First: Six(range.First), Last: Six(range.Last), range.Value)).OrderBy(range => range.First).ToList();
        for (var index = 1; index < four.Count; index++)
            Refuse(four[index].First <= four[index - 1].Last, () => Address(four[index].First));
        for (var index = 1; index < six.Count; index++)
            Refuse(six[index].First <= six[index - 1].Last, () => Address(six[index].First));
        (_starts4, _ends4, _values4) = ([.. four.Select(range => range.First)], [.. four.Select(range => range.Last)], [.. four.Select(range => range.Value)]);
        (_starts6, _ends6, _values6) = ([.. six.Select(range => range.First)], [.. six.Select(range => range.Last)], [.. six.Select(range => range.Value)]);
    }

    /// <summary>How many ranges there are.</summary>
    public int Count => _starts4.Length + _starts6.Length;

    /// <summary>What the range of an address says.</summary>
    /// <returns>False where no range holds the address.</returns>
    public bool TryFind(IPAddress address, out T? value)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? TryFind(Four(address), _starts4, _ends4, _values4, out value)
            : TryFind(Six(address), _starts6, _ends6, _values6, out value);
    }

    private static bool TryFind<TNumber>(TNumber address, TNumber[] starts, TNumber[] ends, T[] values, out T? value)
        where TNumber : struct, IComparable<TNumber>
    {
        var place = Array.BinarySearch(starts, address);
        if (place < 0)
            place = ~place - 1;
        var isInside = place >= 0 && address.CompareTo(ends[place]) <= 0;
        value = isInside ? values[place] : default;
        return isInside;
    }

    private static AddressRange<T> Checked(AddressRange<T> range) =>
        range.First.AddressFamily == range.Last.AddressFamily && Six(range.First) <= Six(range.Last)
            ? range
            : throw new FormatException($"A range of addresses goes from {range.First} to {range.Last}; it must go upwards, and stay in one version of the protocol.");

    private static void Refuse(bool overlaps, Func<IPAddress> where)
    {
        if (overlaps)
            throw new OverlappingRangesException(where());
    }

    private static uint Four(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private static UInt128 Six(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        return written == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static IPAddress Address(uint number) => new([(byte)(number >> 24), (byte)((number >> 16) & 255), (byte)((number >> 8) & 255), (byte)(number & 255)]);

    private static IPAddress Address(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new IPAddress(bytes);
    }
}

/// <summary>A range of addresses with what is said of it.</summary>
/// <typeparam name="T">What is said.</typeparam>
/// <param name="First">Its first address.</param>
/// <param name="Last">Its last.</param>
/// <param name="Value">What is said of it.</param>
public readonly record struct AddressRange<T>(IPAddress First, IPAddress Last, T Value)
{
    /// <summary>The range of a prefix such as <c>170.33.13.0/24</c>.</summary>
    /// <exception cref="FormatException">It is not a prefix.</exception>
    public static AddressRange<T> Of(string prefix, T value)
    {
        if (!IPNetwork.TryParse(prefix, out var network))
            throw new FormatException($"\"{prefix}\" is not a prefix such as 170.33.13.0/24.");
        var last = network.BaseAddress.GetAddressBytes();
        for (var bit = network.PrefixLength; bit < last.Length * 8; bit++)
            last[bit / 8] |= (byte)(0x80 >> (bit % 8));
        return new(network.BaseAddress, new IPAddress(last), value);
    }
}

/// <summary>Two ranges of one file share an address, so the file contradicts itself.</summary>
/// <param name="address">The first address that both hold.</param>
public sealed class OverlappingRangesException(IPAddress address)
    : FormatException($"Two ranges hold {address}: the file contradicts itself, and nothing in it is used.");
