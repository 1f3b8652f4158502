using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Sirekap.Architecture.Tests;

/// <summary>
/// Everything that a server sends out goes through one door, which judges addresses before it connects. So nobody behind it makes a socket, a
/// handler or a client that opens its own connections. What was compiled is looked at, so that no way of writing it is missed.
/// </summary>
public class OneDoorTests
{
    /// <summary>What opens connections, or asks for addresses, by itself.</summary>
    private static readonly string[] s_doors =
    [
        "Socket", "TcpClient", "UdpClient", "TcpListener", "SocketsHttpHandler", "HttpClientHandler", "WinHttpHandler", "ClientWebSocket", "SmtpClient", "QuicConnection", "Dns", "WebRequest", "WebClient", "Ping",
    ];

    /// <summary>
    /// The door itself; what collects evidence on strangers for <c>sirekap residency</c>; and a reader of other people's sites, who in a mirror gets the
    /// door's handler and makes one of its own only on the laptop of somebody who verifies.
    /// </summary>
    private static readonly string[] s_allowed = ["Sirekap.Mirror: SocketsHttpHandler in SiteSource"];

    [Theory]
    [InlineData("Sirekap.Server")]
    [InlineData("Sirekap.Storage")]
    [InlineData("Sirekap.Mirror")]
    public void Nobody_in_a_server_opens_a_connection_by_another_way(string room) =>
        Assert.Empty(Made(System.Reflection.Assembly.Load(room).Location).Select(made => $"{room}: {made}").Except(s_allowed));

    [Fact]
    public void Other_ways_are_seen()
    {
        using var handler = new SocketsHttpHandler();
        using var socket = new System.Net.Sockets.UdpClient();
        using var client = new HttpClient();
        string[] seen = ["HttpClient without a handler in OneDoorTests", "SocketsHttpHandler in OneDoorTests", "UdpClient in OneDoorTests"];
        Assert.Equal(seen, Made(typeof(OneDoorTests).Assembly.Location).Where(made => made.EndsWith("OneDoorTests", StringComparison.Ordinal)).Order());
    }

    /// <summary>Every such thing that is made or asked, and the type in which.</summary>
    private static IEnumerable<string> Made(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var names = image.GetMetadataReader();
        var calls = names.MemberReferences.Select(handle => (handle, made: Door(names, names.GetMemberReference(handle)))).Where(one => one.made is not null)
            .ToDictionary(one => MetadataTokens.GetToken(one.handle), one => one.made!);
        return [.. names.TypeDefinitions.SelectMany(type => names.GetTypeDefinition(type).GetMethods().SelectMany(method => Tokens(image, names.GetMethodDefinition(method)))
            .Where(calls.ContainsKey).Select(token => $"{calls[token]} in {Outermost(names, type)}")).Distinct(StringComparer.Ordinal)];
    }

    private static string? Door(MetadataReader names, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference)
            return null;
        var type = names.GetString(names.GetTypeReference((TypeReferenceHandle)member.Parent).Name);
        var call = names.GetString(member.Name);
        if (type == "HttpClient" && call == ".ctor")
            return names.GetBlobReader(member.Signature) is { } signature && Parameters(signature) == 0 ? "HttpClient without a handler" : null;
        return s_doors.Contains(type) && (call == ".ctor" || type is "Dns" or "WebRequest") ? type : null;
    }

    /// <summary>ECMA-335 II.23.2.1: the calling convention, then how many parameters.</summary>
    private static int Parameters(BlobReader signature)
    {
        signature.ReadByte();
        return signature.ReadCompressedInteger();
    }

    /// <summary>Every place of a method's code that could be the token of a member reference; a chance hit would only make the test stricter.</summary>
    private static IEnumerable<int> Tokens(PEReader image, MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0)
            return [];
        var code = image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? [];
        return Enumerable.Range(0, Math.Max(0, code.Length - 4)).Where(place => code[place] is 0x28 or 0x6F or 0x73).Select(place => BitConverter.ToInt32(code, place + 1));
    }

    private static string Outermost(MetadataReader names, TypeDefinitionHandle type)
    {
        while (names.GetTypeDefinition(type).GetDeclaringType() is { IsNil: false } outer)
            type = outer;
        return names.GetString(names.GetTypeDefinition(type).Name);
    }
}
