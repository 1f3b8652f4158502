using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Sampling;

/// <summary>
/// Draws the sample in two steps, so that nobody who sends or decides can steer it: a counted form waits, and the next machine's reading of another form
/// decides on it by its signature, which nobody without the reader's key could know before. Whoever has the log can draw again.
/// </summary>
internal sealed class SampleDraw(ElectionDefinition election)
{
    private readonly List<(Dossier Dossier, long Form)> _waiting = [];

    /// <summary>Looks at an entry that has just been taken.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="about">The form that it is about; null for none.</param>
    public void Watch(SignedEntry entry, Dossier? about)
    {
        if (election.Sample is not { } rule)
            return;
        if (entry.Statement is ReadingStatement && _waiting.Count > 0)
            Draw(entry.Signature, rule, about);
        if (about is { State: var state, Form: { } form, DrawnForm: var drawn } && state.IsCounted() && drawn != form.Index)
        {
            about.DrawnForm = form.Index;
            _waiting.Add((about, form.Index));
        }
    }

    /// <summary>Whether a form is in the sample.</summary>
    /// <param name="signature">The signature of the reading that decides.</param>
    /// <param name="contest">The form's contest.</param>
    /// <param name="station">Its station.</param>
    /// <param name="form">The log index of its statement.</param>
    /// <param name="wanted">How many of so many are to be drawn.</param>
    /// <param name="of">How many there are.</param>
    public static bool IsDrawn(ReadOnlySpan<byte> signature, string contest, string station, long form, int wanted, int of)
    {
        byte[] ticket = [.. signature, .. Encoding.UTF8.GetBytes(FormattableString.Invariant($"{contest}/{station}/{form}"))];
        UInt128 lot = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(ticket));
        // lot / 2^64 < wanted / of, in whole numbers.
        return lot * (uint)of < (UInt128)(uint)wanted << 64;
    }

    private void Draw(byte[] signature, SampleRule rule, Dossier? about)
    {
        for (var place = _waiting.Count - 1; place >= 0; place--)
        {
            var (dossier, form) = _waiting[place];
            if (dossier == about && dossier.Form?.Index == form)
                continue;
            _waiting.RemoveAt(place);
            if (dossier.Form?.Index != form)
                continue;
            if (!dossier.State.IsCounted())
                dossier.DrawnForm = null;
            else if (IsDrawn(signature, dossier.Contest.Code, dossier.Station.Code, form, rule.FormsPerProvince, dossier.Station.Province.StationCount))
                dossier.JoinSample();
        }
    }
}
