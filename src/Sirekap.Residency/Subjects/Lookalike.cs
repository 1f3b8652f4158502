using System.Text;

namespace Sirekap.Residency.Subjects;

/// <summary>Names that can pass for another one: letters of several scripts in one label, or a label wholly of letters that look Latin (after UTS 39).</summary>
public static class Lookalike
{
    // Cyrillic and Greek small letters that most typefaces draw as a Latin one.
    private const string LooksLatin = "асԁеһіјӏорԛѕԝхуѵαοινυρ";

    /// <summary>Whether a name, as people see it, can pass for another one.</summary>
    public static bool Is(string name) => name.Split('.').Any(label => MixesScripts(label) || IsWholeImitation(label));

    private static bool MixesScripts(string label) => label.EnumerateRunes().Where(Rune.IsLetter).Select(ScriptOf).Distinct().Count() > 1;

    private static bool IsWholeImitation(string label)
    {
        var letters = label.EnumerateRunes().Where(Rune.IsLetter).ToList();
        return letters.Count > 0 && letters.TrueForAll(letter => LooksLatin.Contains(letter.ToString(), StringComparison.Ordinal));
    }

    /// <summary>A coarse script: enough to see a mixture.</summary>
    private static string ScriptOf(Rune letter) => letter.Value switch
    {
        < 0x0250 or (>= 0x1E00 and < 0x1F00) => "Latin",
        >= 0x0370 and < 0x0400 or (>= 0x1F00 and < 0x2000) => "Greek",
        >= 0x0400 and < 0x0530 => "Cyrillic",
        >= 0x0530 and < 0x0590 => "Armenian",
        >= 0x13A0 and < 0x1400 => "Cherokee",
        _ => "other",
    };
}
