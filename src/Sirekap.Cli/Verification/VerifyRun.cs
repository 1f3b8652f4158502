using Sirekap.Mirror.Sources;

namespace Sirekap.Cli.Verification;

/// <summary>One run of <c>verify</c>, from the source's name to the exit status.</summary>
internal static class VerifyRun
{
    /// <summary>All that was checked holds.</summary>
    public const int Holds = 0;

    /// <summary>Something is wrong; the report names what and where.</summary>
    public const int Fails = 1;

    /// <summary>No answer, or nothing to begin with: nothing can be said.</summary>
    public const int NotChecked = 2;

    /// <summary>Checks a site or a folder.</summary>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(string name, SavedCopy? copy, VerifyOptions options, Screen screen, CancellationToken cancellation)
    {
        var address = SiteAddress.Of(name);
        if (address is null && !Directory.Exists(name))
            return screen.NotChecked(name, $"{name} is neither an address that begins with http nor a folder.");
        using var site = address is null ? null : new SiteSource(address, TimeProvider.System);
        IPublicSource source = site is null ? new FolderSource(name) : site;
        var report = new Report(screen.Show);
        var verifier = new Verifier(source, copy, options, report, TimeProvider.System) { Progress = screen.Progress };
        try
        {
            await verifier.RunAsync(cancellation);
        }
        catch (SourceUnreachableException unreachable) when (!report.HasProblems)
        {
            return screen.NotChecked(name, unreachable.Message);
        }
        catch (SourceUnreachableException unreachable)
        {
            report.Notes.Add(Texts.NotChecked(unreachable.Message));
        }

        return screen.End(source.Name, report, verifier);
    }
}
