namespace Sirekap.Forms.Recaps;

/// <summary>What stands at the foot of every page of a recapitulation, so that paper, data file and log can be compared.</summary>
/// <param name="DataFile">The SHA-256 of the data file, in lower hex.</param>
/// <param name="Entries">The number of log entries that the figures follow from.</param>
/// <param name="ProofUrl">Where the proof is found: the QR code's text, at most 122 bytes of Latin-1.</param>
public sealed record RecapImprint(string DataFile, long Entries, string ProofUrl);
