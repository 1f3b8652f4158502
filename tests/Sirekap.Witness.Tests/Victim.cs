namespace Sirekap.Witness.Tests;

/// <summary>A witness in a process of its own, to be killed.</summary>
static class Victim
{
    public const string Word = "witness-until-killed";

    public static async Task<int> RunAsync(string folder)
    {
        await using var witness = await RunningWitness.StartAsync(folder);
        Console.WriteLine(witness.Url);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
