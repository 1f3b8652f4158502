using Sirekap.Residency.Collection.Updating;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Residency;

/// <summary>One run of <c>residency update</c>: 0 all refreshed, 1 some could not be.</summary>
internal static class UpdateRun
{
    public static async Task<int> RunAsync(string? folder, TextWriter screen, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        var update = new ListUpdate(client, TimeProvider.System, folder ?? Path.GetDirectoryName(ShippedData.Find("data/residency/edges.csv"))!);
        var isWhole = true;
        await foreach (var (name, trouble) in update.RunAsync(cancellation))
        {
            screen.WriteLine(trouble is null ? $"✓ {name}" : $"✗ {name}: {trouble}");
            isWhole &= trouble is null;
        }

        return isWhole ? 0 : 1;
    }
}
