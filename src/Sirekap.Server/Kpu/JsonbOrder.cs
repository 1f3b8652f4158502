using System.Text;

namespace Sirekap.Server.Kpu;

/// <summary>
/// The order in which PostgreSQL's <c>jsonb</c> keeps the keys of an object, and so the order in which KPU published them:
/// by length in bytes, then by bytes. Clients of 2024 rely on it (they cut the last three members off a row, for example).
/// </summary>
internal sealed class JsonbOrder : IComparer<string>
{
    public static JsonbOrder Instance { get; } = new();

    // Among keys of equal length in UTF-8, the order of UTF-16 is that of the bytes; only beyond the BMP, where no key lies, is it not.
    public int Compare(string? x, string? y) =>
        Length(x) is var left && Length(y) is var right && left != right ? left.CompareTo(right) : string.CompareOrdinal(x, y);

    private static int Length(string? key) => key is null ? -1 : Encoding.UTF8.GetByteCount(key);
}
