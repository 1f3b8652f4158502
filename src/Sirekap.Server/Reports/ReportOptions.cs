namespace Sirekap.Server.Reports;

/// <summary>At what price this server takes reports of citizens in. Section <c>Sirekap:Reports</c>; see docs/reports.md for the reasons.</summary>
public sealed class ReportOptions
{
    /// <summary>Whether reports are taken in here.</summary>
    public bool Open { get; set; } = true;

    /// <summary>How many leading zero bits a browser's proof of work has.</summary>
    public int WorkBits { get; set; } = 17;

    /// <summary>How long somebody whose browser proves no work waits before sending, in seconds.</summary>
    public int WaitSeconds { get; set; } = 30;

    /// <summary>How long the form may lie open before it is sent, in minutes.</summary>
    public int FormMinutes { get; set; } = 60;

    /// <summary>How many reports one address may send in an hour at that price; from here on, and again at each doubling, one bit more is asked for. Behind one address there may be a whole village.</summary>
    public int PerAddress { get; set; } = 60;

    /// <summary>How many without a proof of work one address may send in an hour.</summary>
    public int PerAddressWithoutWork { get; set; } = 6;

    /// <summary>How many without a proof of work all addresses together may send in an hour.</summary>
    public int WithoutWork { get; set; } = 600;

    /// <summary>How many reports with a proof of work all addresses together send in an hour before one bit more is asked for, and again at each doubling.</summary>
    public int Together { get; set; } = 5000;

    /// <summary>How many photographs of reports may be on their way in at the same time, each up to 6 MB in memory.</summary>
    public int PhotosAtOnce { get; set; } = 16;

    /// <summary>How many of these one address may have.</summary>
    public int PhotosAtOncePerAddress { get; set; } = 4;

    /// <summary>How long a photograph may be on its way in, in seconds; it keeps its place so long.</summary>
    public int PhotoSeconds { get; set; } = 300;

    /// <summary>How long the words of a report that nobody answers are kept, in days, and a photograph that nobody judges.</summary>
    public int KeepDays { get; set; } = 90;
}
