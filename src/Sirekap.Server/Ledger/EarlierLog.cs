using Sirekap.Election.Statements.Kinds;
using Sirekap.Log;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Ledger;

/// <summary>The log that a new one continues, as its operator names it.</summary>
internal static class EarlierLog
{
    /// <summary>Reads its last known checkpoint; null where the new log continues none.</summary>
    /// <exception cref="InvalidDataException">The file is not a checkpoint that its key signed, or it is of the new log itself.</exception>
    public static Predecessor? Read(SirekapOptions options)
    {
        if (options.After is not { Length: > 0 } file)
            return null;
        try
        {
            var last = SignedCheckpoint.Open(File.ReadAllBytes(file), NoteVerifier.Parse(options.AfterKey?.Trim() ?? ""));
            return last.Checkpoint.Origin != options.Origin
                ? new(last.Checkpoint.Origin, last.Size, last.Root.ToString())
                : throw new InvalidDataException($"Sirekap:After is a checkpoint of {options.Origin} itself: a log that continues another has a name of its own; set Sirekap:Origin.");
        }
        catch (LogDataException wrong)
        {
            throw new InvalidDataException($"Sirekap:After is {file}, and that is not a checkpoint signed by Sirekap:AfterKey: {wrong.Message}", wrong);
        }
    }
}
