using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Sirekap.Residency.Addresses;

/// <summary>Prefixes in memory, which may lie within each other: one look for each length of prefix that there is.</summary>
/// <typeparam name="T">What a prefix says.</typeparam>
public sealed class PrefixTable<T>
{
    private readonly Dictionary<UInt128, List<T>>[] _four;
    private readonly int[] _lengths4;
    private readonly Dictionary<UInt128, List<T>>[] _six;
    private readonly int[] _lengths6;

    /// <summary>Takes prefixes in any order.</summary>
    public PrefixTable(IEnumerable<(IPNetwork Prefix, T Value)> prefixes)
    {
        var all = prefixes.ToLookup(row => row.Prefix.BaseAddress.AddressFamily);
        (_lengths4, _four) = Indexed(all[AddressFamily.InterNetwork], 32);
        (_lengths6, _six) = Indexed(all[AddressFamily.InterNetworkV6], 128);
    }

    /// <summary>Everything that is said of an address, from the shortest prefix to the longest; usually nothing.</summary>
    public IReadOnlyList<T> Find(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var isFour = address.AddressFamily == AddressFamily.InterNetwork;
        var (lengths, tables, bits) = isFour ? (_lengths4, _four, 32) : (_lengths6, _six, 128);
        var number = Number(address);
        List<T>? found = null;
        for (var index = 0; index < lengths.Length; index++)
        {
            if (tables[index].TryGetValue(Key(number, lengths[index], bits), out var values))
                (found ??= []).AddRange(values);
        }

        return found ?? (IReadOnlyList<T>)[];
    }

    private static (int[] Lengths, Dictionary<UInt128, List<T>>[] Tables) Indexed(IEnumerable<(IPNetwork Prefix, T Value)> rows, int bits)
    {
        var byLength = rows.GroupBy(row => row.Prefix.PrefixLength).OrderBy(group => group.Key).ToList();
        return ([.. byLength.Select(group => group.Key)], [.. byLength.Select(group => group
            .GroupBy(row => Key(Number(row.Prefix.BaseAddress), group.Key, bits)).ToDictionary(same => same.Key, same => same.Select(row => row.Value).ToList()))]);
    }

    private static UInt128 Key(UInt128 number, int length, int bits) => length == 0 ? UInt128.Zero : number >> (bits - length);

    private static UInt128 Number(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        return written == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
