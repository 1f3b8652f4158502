namespace Sirekap.Server.Reports;

/// <summary>How many reports of citizens this server takes in. Section <c>Sirekap:Reports</c>; see docs/reports.md for the reasons.</summary>
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

    /// <summary>How many reports with a proof of work one address may send in an hour. Behind one address there may be a whole village.</summary>
    public int PerAddress { get; set; } = 60;

    /// <summary>How many without.</summary>
    public int PerAddressWithoutWork { get; set; } = 6;

    /// <summary>How many without a proof of work all addresses together may send in an hour.</summary>
    public int WithoutWork { get; set; } = 600;

    /// <summary>How many reports about one station enter the log one by one in an hour; of the rest only the number does.</summary>
    public int LoggedPerStation { get; set; } = 12;

    /// <summary>The same for all stations together.</summary>
    public int Logged { get; set; } = 5000;

    /// <summary>How long the words of a report that nobody answers are kept, in days.</summary>
    public int KeepDays { get; set; } = 90;
}
