using System.Collections.Concurrent;
using System.Text;

namespace Sirekap.Storage.Tests.Postgres;

/// <summary>
/// Admits, for each name, the numbers 1, 2, 3, … in turn (entries such as <c>a1</c>), and keeps what it has seen: a small
/// count, whose answer depends on all entries before.
/// </summary>
sealed class SequenceAdmission : IAdmission
{
    readonly Dictionary<char, int> _last = [];
    readonly List<string> _seen = [];

    /// <summary>The durable entries that it was told of, in the order in which it was told.</summary>
    public ConcurrentQueue<string> Durable { get; } = [];

    public static byte[] Entry(char name, int number) => Encoding.ASCII.GetBytes($"{name}{number}");

    public Refusal? Admit(long index, ReadOnlyMemory<byte> entry)
    {
        var text = Encoding.ASCII.GetString(entry.Span);
        var (name, number) = (text[0], int.Parse(text.AsSpan(1)));
        if (number != _last.GetValueOrDefault(name) + 1)
            return new("turn", $"{text} is not next.");
        See(index, text);
        return null;
    }

    public void Committed(long index, ReadOnlyMemory<byte> entry) => Durable.Enqueue(Encoding.ASCII.GetString(entry.Span));

    public void Follow(long index, ReadOnlyMemory<byte> entry)
    {
        See(index, Encoding.ASCII.GetString(entry.Span));
        Committed(index, entry);
    }

    void See(long index, string text)
    {
        Assert.Equal(_seen.Count, index);
        _seen.Add(text);
        _last[text[0]] = int.Parse(text.AsSpan(1));
    }
}
