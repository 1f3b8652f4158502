namespace Sirekap.Server.Site.Search;

/// <summary>How far two spellings are apart: letters added, left out, replaced, or two neighbours swapped (Damerau and Levenshtein).</summary>
internal static class Spelling
{
    private const int Longest = 64;

    /// <summary>The distance; anything above <paramref name="most"/> where it is more than that.</summary>
    public static int Distance(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most || right.Length >= Longest || left.Length >= Longest)
            return most + 1;
        Span<int> before = stackalloc int[Longest], last = stackalloc int[Longest], row = stackalloc int[Longest];
        for (var column = 0; column <= right.Length; column++)
            last[column] = column;
        for (var line = 1; line <= left.Length; line++)
        {
            row[0] = line;
            var least = line;
            for (var column = 1; column <= right.Length; column++)
            {
                var same = left[line - 1] == right[column - 1];
                var here = Math.Min(Math.Min(last[column] + 1, row[column - 1] + 1), last[column - 1] + (same ? 0 : 1));
                if (line > 1 && column > 1 && left[line - 1] == right[column - 2] && left[line - 2] == right[column - 1])
                    here = Math.Min(here, before[column - 2] + 1);
                row[column] = here;
                least = Math.Min(least, here);
            }

            if (least > most)
                return most + 1;
            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[right.Length];
    }
}
