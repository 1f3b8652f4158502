using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Forms;
using Sirekap.Forms.Layout;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Forms;

/// <summary>Finds an election's contest and lays out its form.</summary>
internal sealed class FormFinder
{
    /// <summary>Loads the election.</summary>
    /// <exception cref="FormatException">The election has no such contest.</exception>
    public FormFinder(string? electionFolder, string contest, string language)
    {
        Election = ElectionFolder.Load(electionFolder ?? ElectionFolder.Find());
        Contest = Election.Contests.FirstOrDefault(known => known.Code.Equals(contest, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"{Election.Id} has no contest {contest}. Choose one of: {string.Join(", ", Election.Contests.Select(known => known.Code))}.");
        Language = language;
        Form = FormLayout.Of(Contest, FormHeading.Of(Election, Contest, language), language);
    }

    public ElectionDefinition Election { get; }

    public Contest Contest { get; }

    public string Language { get; }

    public FormDefinition Form { get; }
}
