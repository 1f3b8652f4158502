using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Election.Loading;
using Sirekap.Evaluate.Forms;
using Sirekap.Reader.Digits;
using Sirekap.Server.Hosting;

namespace Sirekap.Evaluate.Running;

/// <summary>Forms and weights as they ship in <c>data/</c>, or as they were named.</summary>
internal static class ShippedParts
{
    const string DefaultForm = "data/elections/pemilu-2024/contests/ppwp/form.json";

    /// <summary>The form of the invented stations.</summary>
    public static FormDefinition Form(string? file) => FormDefinitionJson.Parse(File.ReadAllBytes(file ?? ShippedData.Find(DefaultForm)));

    /// <summary>All forms that the reader knows.</summary>
    /// <param name="file">One form instead of those that ship.</param>
    public static ImmutableArray<FormDefinition> Forms(string? file) => file is not null
        ? [Form(file)]
        : [.. Directory.EnumerateFiles(ShippedData.Find("data/elections"), "form.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(path => FormDefinitionJson.Parse(File.ReadAllBytes(path)))];

    /// <summary>The contests of the shipped election and when their forms count.</summary>
    public static CountingRules Counting()
    {
        var (contests, catalogue) = ElectionPackage.LoadContests(ElectionFolder.ReadFiles(ElectionFolder.Find()));
        return new(contests, catalogue);
    }

    /// <summary>The digit nets.</summary>
    /// <param name="file">Weights instead of those that ship.</param>
    public static DigitModel Model(string? file) => DigitModel.Load(File.ReadAllBytes(file ?? ShippedData.Find("data/models/digits/digits.bin")));
}
