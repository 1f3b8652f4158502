using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Sirekap.Residency.Collection.Tests.Fakes;

/// <summary>Writes a small IPv4 database in MaxMind's format (version 2.0, 24-bit records).</summary>
static class MmdbFile
{
    public static byte[] Write(string type, DateTimeOffset built, params (string Prefix, object Row)[] rows)
    {
        var nodes = new List<int?[]> { new int?[2] };
        using var data = new MemoryStream();
        var leaves = new Dictionary<(int Node, int Side), int>();
        foreach (var (prefix, row) in rows)
        {
            var network = IPNetwork.Parse(prefix);
            var bits = BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes());
            var node = 0;
            for (var depth = 0; depth < network.PrefixLength - 1; depth++)
            {
                var side = (int)(bits >> (31 - depth) & 1);
                if (nodes[node][side] is not { } next)
                {
                    nodes[node][side] = next = nodes.Count;
                    nodes.Add(new int?[2]);
                }

                node = next;
            }

            leaves[(node, (int)(bits >> (32 - network.PrefixLength) & 1))] = (int)data.Length;
            Put(data, row);
        }

        using var file = new MemoryStream();
        for (var node = 0; node < nodes.Count; node++)
        {
            for (var side = 0; side < 2; side++)
            {
                var record = leaves.TryGetValue((node, side), out var offset) ? nodes.Count + 16 + offset : nodes[node][side] ?? nodes.Count;
                file.Write([(byte)(record >> 16), (byte)((record >> 8) & 255), (byte)(record & 255)]);
            }
        }

        file.Write(new byte[16]);
        file.Write(data.ToArray());
        file.Write([0xAB, 0xCD, 0xEF]);
        file.Write("MaxMind.com"u8);
        Put(file, new Dictionary<string, object>
        {
            ["binary_format_major_version"] = (ushort)2,
            ["binary_format_minor_version"] = (ushort)0,
            ["build_epoch"] = (ulong)built.ToUnixTimeSeconds(),
            ["database_type"] = type,
            ["description"] = new Dictionary<string, object> { ["en"] = type },
            ["ip_version"] = (ushort)4,
            ["languages"] = Array.Empty<string>(),
            ["node_count"] = (uint)nodes.Count,
            ["record_size"] = (ushort)24,
        });
        return file.ToArray();
    }

    private static void Put(Stream stream, object value)
    {
        switch (value)
        {
            case string text:
                var length = Encoding.UTF8.GetByteCount(text);
                stream.Write(length < 29 ? [(byte)(2 << 5 | length)] : [2 << 5 | 29, (byte)(length - 29)]);
                stream.Write(Encoding.UTF8.GetBytes(text));
                break;
            case ushort number:
                stream.Write([5 << 5 | 2, (byte)(number >> 8), (byte)(number & 255)]);
                break;
            case uint number:
                stream.Write([6 << 5 | 4, (byte)(number >> 24), (byte)((number >> 16) & 255), (byte)((number >> 8) & 255), (byte)(number & 255)]);
                break;
            case ulong number:
                Span<byte> bytes = stackalloc byte[8];
                BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
                stream.Write([8, 2]);
                stream.Write(bytes);
                break;
            case string[]:
                stream.Write([0, 4]);
                break;
            case Dictionary<string, object> map:
                stream.WriteByte((byte)(7 << 5 | map.Count));
                foreach (var (key, member) in map)
                {
                    Put(stream, key);
                    Put(stream, member);
                }

                break;
            default:
                throw new NotSupportedException($"The small database cannot hold a {value.GetType().Name}.");
        }
    }
}
