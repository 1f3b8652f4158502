using Sirekap.Election.Forms;

namespace Sirekap.Cli.Forms;

/// <summary><c>sirekap forms define</c>: the definition of a laid-out form, for an election that chooses it.</summary>
internal static class FormDefining
{
    /// <summary>Does it.</summary>
    /// <returns>The exit status.</returns>
    public static int Run(FormFinder finder, string outputFile)
    {
        byte[] json = [.. FormDefinitionJson.Write(finder.Form), (byte)'\n'];
        if (outputFile != "-")
        {
            File.WriteAllBytes(outputFile, json);
            return 0;
        }

        using var output = Console.OpenStandardOutput();
        output.Write(json);
        return 0;
    }
}
