namespace Sirekap.Election.Loading;

/// <summary>Data of an election that cannot be used. The message is a sentence with file, place, value and the next step.</summary>
public sealed class ElectionDataException : Exception
{
    /// <summary>Names what is wrong.</summary>
    /// <param name="file">The file's relative path.</param>
    /// <param name="place">A line such as <c>line 7</c>, a JSON path such as <c>checks[3]</c>, or null for the whole file.</param>
    /// <param name="problem">Sentences with the value and the next step.</param>
    /// <param name="cause">What the parser below said, if any.</param>
    public ElectionDataException(string file, string? place, string problem, Exception? cause = null)
        : base(place is null ? $"{file}: {problem}" : $"{file}, {place}: {problem}", cause) => (File, Place) = (file, place);

    /// <summary>The file's relative path.</summary>
    public string File { get; }

    /// <summary>The line or JSON path, or null.</summary>
    public string? Place { get; }
}
