namespace Sirekap.Election.Counting.Handling;

/// <summary>Finding values in sequences of structs, where a default is no answer.</summary>
internal static class Sequences
{
    public static T? FirstOrNull<T>(this IEnumerable<T> items, Func<T, bool> fits)
        where T : struct
    {
        foreach (var item in items)
        {
            if (fits(item))
                return item;
        }

        return null;
    }
}
