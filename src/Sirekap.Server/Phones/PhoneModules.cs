using System.Text;
using System.Text.RegularExpressions;

namespace Sirekap.Server.Phones;

/// <summary>
/// The modules that the first screen needs. The page names them all, so that a phone fetches and compiles them at once, not one behind another as each
/// is found to import the next.
/// </summary>
internal static partial class PhoneModules
{
    /// <summary>Everything that a module imports when it is loaded, and what that imports, itself first.</summary>
    /// <param name="files">The app's files by their paths.</param>
    /// <param name="first">The module that begins.</param>
    public static IReadOnlyList<string> From(IReadOnlyDictionary<string, byte[]> files, string first)
    {
        var found = new List<string> { first };
        for (var at = 0; at < found.Count; at++)
        {
            foreach (Match import in Import().Matches(Encoding.UTF8.GetString(files[found[at]])))
            {
                var path = new Uri(new Uri("app:/" + found[at]), import.Groups["path"].Value).AbsolutePath.TrimStart('/');
                if (files.ContainsKey(path) && !found.Contains(path))
                    found.Add(path);
            }
        }

        return found;
    }

    [GeneratedRegex(@"^(?:import|export)\b[^;""]*""(?<path>\.[^""]+)""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Import();
}
