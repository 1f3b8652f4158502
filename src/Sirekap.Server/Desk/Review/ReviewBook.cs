using Sirekap.Election.Statements;
using Sirekap.Storage;

namespace Sirekap.Server.Desk.Review;

/// <summary>Keeps how far people have come, one record for each form. Two who change it at once: one is told.</summary>
internal sealed class ReviewBook(IRecordStore records)
{
    private const int DistrictLength = 6;

    public async Task<ReviewRecord> FindAsync(FormName form, long index, CancellationToken cancellation) => (await LoadAsync(form, index, cancellation)).Record;

    /// <summary>Who holds which of some forms now.</summary>
    public async Task<IReadOnlyDictionary<FormName, string>> HoldersAsync(IEnumerable<FormName> forms, DateTimeOffset now, CancellationToken cancellation) =>
        (await RecordsAsync(forms, cancellation)).Where(record => record.Value.HolderAt(now) is not null).ToDictionary(record => record.Key, record => record.Value.HolderAt(now)!);

    /// <summary>How far people have come in the districts of some forms; forms that nobody has taken are left out.</summary>
    public async Task<IReadOnlyDictionary<FormName, ReviewRecord>> RecordsAsync(IEnumerable<FormName> forms, CancellationToken cancellation)
    {
        var found = new Dictionary<FormName, ReviewRecord>();
        foreach (var kind in forms.Select(KindOf).Distinct(StringComparer.Ordinal))
        {
            foreach (var stored in await records.ListAsync(kind, cancellation))
                found.Add(FormName.Parse(stored.Name), ReviewRecord.Parse(stored.Value));
        }

        return found;
    }

    /// <summary>Changes a record from what it is now.</summary>
    /// <param name="form">Which form.</param>
    /// <param name="index">The form statement in force.</param>
    /// <param name="change">The change; it refuses by throwing.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="RefusedException">Somebody changed it at the same moment.</exception>
    public async Task<ReviewRecord> ChangeAsync(FormName form, long index, Func<ReviewRecord, ReviewRecord> change, CancellationToken cancellation)
    {
        var (version, record) = await LoadAsync(form, index, cancellation);
        var changed = change(record);
        return await records.TryPutAsync(KindOf(form), form.ToString(), version, changed.ToBytes(), cancellation)
            ? changed
            : throw new RefusedException("form-taken", $"Somebody else took the form of station {form.Station} at the same moment: take another one.");
    }

    /// <summary>The same for what may as well be left: says whether it was changed. Not given up half-way.</summary>
    /// <param name="form">Which form.</param>
    /// <param name="index">The form statement in force.</param>
    /// <param name="change">The change; null to leave the record as it is.</param>
    public async Task<bool> TryChangeAsync(FormName form, long index, Func<ReviewRecord, ReviewRecord?> change)
    {
        var (version, record) = await LoadAsync(form, index, CancellationToken.None);
        return change(record) is { } changed && await records.TryPutAsync(KindOf(form), form.ToString(), version, changed.ToBytes(), CancellationToken.None);
    }

    /// <summary>A kind for each district, which the first six characters of a station's code name: a queue needs few of them.</summary>
    private static string KindOf(FormName form) => $"review {form.Station[..Math.Min(DistrictLength, form.Station.Length)]}";

    private async Task<(long Version, ReviewRecord Record)> LoadAsync(FormName form, long index, CancellationToken cancellation)
    {
        var stored = await records.FindAsync(KindOf(form), form.ToString(), cancellation);
        var record = stored is null ? null : ReviewRecord.Parse(stored.Value);
        return (stored?.Version ?? 0, record?.Form == index ? record : ReviewRecord.Of(index));
    }
}

/// <summary>A form by its contest and station.</summary>
/// <param name="Contest">The contest's code.</param>
/// <param name="Station">The station's code.</param>
public sealed record FormName(string Contest, string Station)
{
    internal static FormName Parse(string text) => text.Split('/') is [var contest, var station]
        ? new(contest, station)
        : throw new InvalidDataException($"\"{text}\" names no form.");

    internal static FormName Read(CanonicalObject body) => new(body.Text("contest"), body.Text("station"));

    /// <inheritdoc/>
    public override string ToString() => $"{Contest}/{Station}";
}
