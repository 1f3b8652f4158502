namespace Sirekap.Storage;

/// <summary>An entry and its place in the log.</summary>
/// <param name="Index">The place, from 0, without gaps.</param>
/// <param name="Bytes">The exact bytes that were appended.</param>
public readonly record struct LogEntry(long Index, ReadOnlyMemory<byte> Bytes);
