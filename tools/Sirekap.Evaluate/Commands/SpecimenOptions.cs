using System.CommandLine;
using Sirekap.Evaluate.Specimens;

namespace Sirekap.Evaluate.Commands;

/// <summary>The options that choose invented photographs.</summary>
internal sealed class SpecimenOptions
{
    public Option<int> Count { get; } = new("--count") { Description = "How many pages", DefaultValueFactory = _ => 300 };

    public Option<ulong> Seed { get; } = new("--seed") { Description = "The first station's seed; stations take seeds one after another", DefaultValueFactory = _ => 100_000UL };

    public Option<string?> Form { get; } = new("--form") { Description = "A form definition (JSON) instead of the shipped forms" };

    public static Option<Difficulty?> Difficulty(string name, string description) => new(name) { Description = description };

    public SpecimenOptions()
    {
        Count.Validators.Add(result =>
        {
            if (result.GetValue(Count) < 1)
                result.AddError("--count must be at least 1.");
        });
    }
}
