using System.Threading.Channels;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Server.Counting;

namespace Sirekap.Server.Reading;

/// <summary>
/// The pages that wait for the machine. There is no list of them to lose: what waits is what the log announces and has not
/// read, so after a crash the work goes on where it stopped. This class only rings the bell.
/// </summary>
public sealed class ReadingQueue(LiveCount live)
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that there may be something to read.</summary>
    public void Wake() => _bell.Writer.TryWrite(true);

    /// <summary>Waits for the next bell.</summary>
    public async Task WaitAsync(CancellationToken cancellation) => await _bell.Reader.ReadAsync(cancellation);

    /// <summary>The pages that are announced and not read, in the log's order of their forms.</summary>
    public IReadOnlyList<WaitingPage> Waiting() => live.Read(count => count.Definition.Contests
        .SelectMany(contest => count.Contest(contest.Code)!.Unread)
        .OrderBy(dossier => dossier.Form!.Index)
        .SelectMany(Unread)
        .ToList());

    /// <summary>Whether a page still waits.</summary>
    public bool StillWaits(WaitingPage page) => live.Read(count =>
        count.Definition.Regions.FindStation(page.Station) is { } station
        && count.Contest(page.Contest)?.DossierOf(station) is { Form: { } form } dossier
        && form.Index == page.Form && !dossier.Readings.ContainsKey(page.Page));

    private static IEnumerable<WaitingPage> Unread(Dossier dossier) => dossier.Form!.Pages
        .Where(page => !dossier.Readings.ContainsKey(page.Key))
        .Select(page => new WaitingPage(dossier.Station.Code, dossier.Contest.Code, dossier.Form.Index, page.Key, page.Value));
}

/// <summary>A page that waits to be read.</summary>
/// <param name="Station">The station's code.</param>
/// <param name="Contest">The contest's code.</param>
/// <param name="Form">The log index of the form that announces it.</param>
/// <param name="Page">The page number.</param>
/// <param name="Photo">The announced photograph.</param>
public sealed record WaitingPage(string Station, string Contest, long Form, int Page, Digest Photo)
{
    /// <summary>What servers call the work of reading it among themselves.</summary>
    public string Work => FormattableString.Invariant($"read/{Form}/{Page}");
}
