using System.Diagnostics;
using System.Globalization;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;

namespace Sirekap.Cli.Rehearsal;

/// <summary>What a rehearsal came to: how long each part took, and whether the count gives the official results.</summary>
internal sealed class RehearsalReport(TextWriter output)
{
    private const double MiB = 1024 * 1024;

    /// <summary>Says how long a part took.</summary>
    /// <param name="part">The part.</param>
    /// <param name="entries">How many entries it put into the log.</param>
    /// <param name="time">How long it took.</param>
    public void Say(string part, long entries, TimeSpan time) => Write(
        $"{part,-46} {entries,10:N0} entri · entries  {time.TotalSeconds,8:F1} s  {(time > TimeSpan.Zero ? entries / time.TotalSeconds : 0),8:N0}/s");

    /// <summary>Says what it took of the machine.</summary>
    /// <param name="data">The data folder.</param>
    public void SayUse(string data)
    {
        using var process = Process.GetCurrentProcess();
        var disk = new DirectoryInfo(data).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Write($"memori tertinggi · peak memory {process.PeakWorkingSet64 / MiB:N0} MiB · yang dipegang · held {GC.GetTotalMemory(forceFullCollection: true) / MiB:N0} MiB · di cakram · on disk {disk / MiB:N0} MiB · prosesor · processor {process.TotalProcessorTime.TotalSeconds:N0} s");
    }

    /// <summary>Compares the count with the official results of whole provinces.</summary>
    /// <returns>Whether every total is the official one.</returns>
    public bool Compare(ContestCount votes, Region region, RehearsalPlan plan)
    {
        var holds = true;
        foreach (var province in RehearsalPlan.Provinces(region).Where(province => province == region || region.Level == RegionLevel.Nation))
        {
            var (official, totals) = (plan.ResultOf(province), votes.TotalsOf(province));
            var counted = votes.Contest.Candidates.Select(candidate => totals[candidate.Field]).ToArray();
            var same = counted.SequenceEqual(official.Votes);
            holds &= same;
            Write($"{(same ? "=" : "≠")} {province.Code} {province.Name.Trim(),-28} {Numbers(counted)}{(same ? "" : $" ≠ {Numbers(official.Votes)}")}{(official.Note is { } note ? $"  [{note}]" : "")}");
        }

        var whole = votes.TotalsOf(region);
        Write($"  {region.Code} {region.Name.Trim(),-28} {Numbers(votes.Contest.Candidates.Select(candidate => whole[candidate.Field]))}");
        Write($"TPS: {string.Join(", ", FormStates.All.Where(state => whole[state] > 0).Select(state => $"{state.Code()} {whole[state]:N0}"))}");
        var recaps = votes.Recaps.Select(recap => recap.Recap).ToArray();
        if (recaps.Length > 0)
            Write($"rekap: closed {recaps.Count(recap => recap.IsClosed):N0}, accepted {recaps.Count(recap => recap.Closed?.Accepted is not null):N0}, reopened {recaps.Sum(recap => recap.Voided.Length):N0}, corrections {votes.Dossiers.Count(dossier => dossier.Decision is { Statement.IsPlenary: true }):N0}");
        return holds;
    }

    private static string Numbers(IEnumerable<long> numbers) => string.Join(" / ", numbers.Select(number => number.ToString("N0", CultureInfo.InvariantCulture)));

    private void Write(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
