namespace Sirekap.Storage;

/// <summary>Going on with this log could fork it: what was signed and what the database holds do not belong together.</summary>
public sealed class StartRefusedException(string sentence, Exception? inner = null) : Exception(sentence, inner);
