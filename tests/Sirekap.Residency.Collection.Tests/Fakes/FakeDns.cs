using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sirekap.Residency.Collection.Tests.Fakes;

/// <summary>A DNS server on a loopback port that knows only what a test tells it (RFC 1035, UDP).</summary>
sealed class FakeDns : IAsyncDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Dictionary<(string Name, int Type), List<byte[]>> _records = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _loop;

    public FakeDns() => _loop = ServeAsync();

    /// <summary>Every name that was asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>A resolver that never answers.</summary>
    public bool IsSilent { get; set; }

    public IPEndPoint Address => (IPEndPoint)_socket.Client.LocalEndPoint!;

    public FakeDns Has(string name, string address)
    {
        var parsed = IPAddress.Parse(address);
        return Add(name, parsed.AddressFamily == AddressFamily.InterNetwork ? 1 : 28, parsed.GetAddressBytes());
    }

    public FakeDns Alias(string name, string target) => Add(name, 5, Name(target));

    public FakeDns Mail(string name, string host, ushort preference) => Add(name, 15, [(byte)(preference >> 8), (byte)(preference & 255), .. Name(host)]);

    public FakeDns Pointer(string name, string host) => Add(name, 12, Name(host));

    public FakeDns Says(string name, string text) => Add(name, 16, [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)]);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop;
        _socket.Dispose();
        _end.Dispose();
    }

    private FakeDns Add(string name, int type, byte[] data)
    {
        _names.Add(name);
        if (!_records.TryGetValue((name, type), out var list))
            _records.Add((name, type), list = []);
        list.Add(data);
        return this;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var question = await _socket.ReceiveAsync(_end.Token);
                if (!IsSilent)
                    await _socket.SendAsync(Answer(question.Buffer), question.RemoteEndPoint, _end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private byte[] Answer(byte[] question)
    {
        var labels = new List<string>();
        var place = 12;
        for (; question[place] > 0; place += question[place] + 1)
            labels.Add(Encoding.ASCII.GetString(question, place + 1, question[place]));
        var type = BinaryPrimitives.ReadUInt16BigEndian(question.AsSpan(place + 1));
        var name = string.Join('.', labels).ToLowerInvariant();
        Asked.Enqueue(name);
        // A server follows aliases that it knows itself, once each.
        var answers = new List<(string Name, int Type, byte[] Data)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var current = name; seen.Add(current);)
        {
            if (_records.TryGetValue((current, 5), out var alias))
            {
                answers.Add((current, 5, alias[0]));
                current = Text(alias[0]);
                continue;
            }

            if (_records.TryGetValue((current, type), out var found))
                answers.AddRange(found.Select(data => (current, (int)type, data)));
        }

        using var reply = new MemoryStream();
        reply.Write(question, 0, 2);
        reply.Write([0x81, (byte)(_names.Contains(name) ? 0x80 : 0x83), 0, 1, 0, (byte)answers.Count, 0, 0, 0, 0]);
        reply.Write(question, 12, place + 5 - 12);
        foreach (var (owner, kind, data) in answers)
        {
            reply.Write(Name(owner));
            reply.Write([0, (byte)kind, 0, 1, 0, 0, 0, 60, (byte)(data.Length >> 8), (byte)(data.Length & 255)]);
            reply.Write(data);
        }

        return reply.ToArray();
    }

    private static byte[] Name(string name) => [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];

    private static string Text(byte[] name)
    {
        var labels = new List<string>();
        for (var place = 0; name[place] > 0; place += name[place] + 1)
            labels.Add(Encoding.ASCII.GetString(name, place + 1, name[place]));
        return string.Join('.', labels);
    }
}
