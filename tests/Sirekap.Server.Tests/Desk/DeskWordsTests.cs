using System.Text.RegularExpressions;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Tests.Desk;

/// <summary>Whatever the desk refuses, it says why in the reader's language.</summary>
public sealed partial class DeskWordsTests
{
    /// <summary>Where the codes of the desk and of the statements made at it stand: accounts, reviews, objections, the sample, takedowns.</summary>
    private static readonly string[] Sources =
    [
        "Sirekap.Server/Desk", "Sirekap.Election/Statements", "Sirekap.Election/Counting/Count.cs", "Sirekap.Election/Counting/Entitlement.cs",
        "Sirekap.Election/Counting/Handling/DecisionHandler.cs", "Sirekap.Election/Counting/Handling/Handlers.cs",
        "Sirekap.Election/Counting/Handling/KeyHandler.cs", "Sirekap.Election/Counting/Handling/ObjectionHandler.cs",
        "Sirekap.Election/Counting/Handling/RecheckHandler.cs", "Sirekap.Election/Counting/Handling/TakedownHandler.cs",
    ];

    /// <summary>Refusals of what nobody makes at the desk.</summary>
    private static readonly string[] Elsewhere = ["election-exists", "no-election", "page-twice"];

    /// <summary>What stands outside of these folders: the door, the limits, the residency guard.</summary>
    private static readonly string[] AtTheDoor = ["log-stopped", "residency-stopped", "too-large", "too-many-requests"];

    [Fact]
    public void Every_code_that_the_desk_may_answer_has_its_sentence_in_both_languages()
    {
        var root = Folder("src");
        var codes = Sources.Select(name => Path.Combine(root, name))
            .SelectMany(path => File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value))
            .Concat(AtTheDoor).Except(Elsewhere).Distinct(StringComparer.Ordinal).ToArray();
        Assert.True(codes.Length > 30, $"Only {codes.Length} codes were found in the source.");
        string[] silent = [.. codes.Where(code => Language.Indonesian.Words.Find($"desk.say.{code}") is null).Order(StringComparer.Ordinal)];
        // Where a language has no text of its own it speaks the other's.
        string[] untold = [.. codes.Where(code => Language.English.Words.Find($"desk.say.{code}") == Language.Indonesian.Words.Find($"desk.say.{code}"))];
        Assert.Equal([], silent);
        Assert.Equal([], untold);
    }

    [GeneratedRegex("""(?:RefusedException|Refusal|new|=> new)\("(?<code>[a-z]+(?:-[a-z]+)+|K\.[0-9]+|malformed)",""", RegexOptions.None, 1000)]
    private static partial Regex Code();

    private static string Folder(string name)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(at.FullName, name, "Sirekap.Server")))
            at = at.Parent ?? throw new DirectoryNotFoundException(name);
        return Path.Combine(at.FullName, name);
    }
}
