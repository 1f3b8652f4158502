using System.Text;

namespace Sirekap.Server.Kpu;

/// <summary>
/// The order in which PostgreSQL's <c>jsonb</c> keeps the keys of an object, and so the order in which KPU published them:
/// by length in bytes, then by bytes. Clients of 2024 rely on it (they cut the last three members off a row, for example).
/// </summary>
internal sealed class JsonbOrder : IComparer<string>
{
    public static JsonbOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (Encoding.UTF8.GetBytes(x ?? ""), Encoding.UTF8.GetBytes(y ?? ""));
        return left.Length != right.Length
            ? left.Length.CompareTo(right.Length)
            : left.AsSpan().SequenceCompareTo(right);
    }
}
