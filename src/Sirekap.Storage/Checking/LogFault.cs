namespace Sirekap.Storage;

/// <summary>Something in a log's store that is not as it was written.</summary>
/// <param name="Place">The entry, row or file.</param>
/// <param name="Sentence">What is wrong with it.</param>
public sealed record LogFault(string Place, string Sentence);
