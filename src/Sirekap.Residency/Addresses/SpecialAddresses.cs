using System.Net;

namespace Sirekap.Residency.Addresses;

/// <summary>Addresses that have no place in the public internet, after IANA's registries of special-purpose addresses (RFC 6890).</summary>
public static class SpecialAddresses
{
    private static readonly (IPNetwork Network, string Name)[] s_networks = [.. new (string Prefix, string Name)[]
    {
        ("0.0.0.0/8", "this-network"), ("10.0.0.0/8", "private"), ("100.64.0.0/10", "carrier"), ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"), ("172.16.0.0/12", "private"), ("192.0.0.0/24", "reserved"), ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "reserved"), ("192.168.0.0/16", "private"), ("198.18.0.0/15", "benchmarking"), ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"), ("224.0.0.0/4", "multicast"), ("240.0.0.0/4", "reserved"),
        ("::/128", "this-network"), ("::1/128", "loopback"), ("64:ff9b::/96", "translation"), ("64:ff9b:1::/48", "translation"), ("100::/64", "reserved"),
        ("2001::/23", "reserved"), ("2001:db8::/32", "documentation"), ("2002::/16", "translation"), ("3fff::/20", "documentation"),
        ("5f00::/16", "reserved"), ("fc00::/7", "private"), ("fe80::/10", "link-local"), ("ff00::/8", "multicast"),
    }.Select(row => (IPNetwork.Parse(row.Prefix), row.Name))];

    /// <summary>What kind of special address it is, as a stable name; null for an ordinary public address.</summary>
    /// <param name="address">The address; one that cannot be read is <c>unreadable</c>.</param>
    public static string? NameOf(string address) => IPAddress.TryParse(address, out var parsed) ? NameOf(parsed) : "unreadable";

    /// <summary>What kind of special address it is, as a stable name; null for an ordinary public address.</summary>
    public static string? NameOf(IPAddress address)
    {
        var plain = Plain(address);
        foreach (var (network, name) in s_networks)
        {
            if (network.Contains(plain))
                return name;
        }

        return null;
    }

    /// <summary>An address as it is looked up: IPv4 in IPv6's clothes is IPv4.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
