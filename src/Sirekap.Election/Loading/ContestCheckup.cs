using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Loading;

/// <summary>Checks a contest as it was read: whatever names a field or a rule names one that exists.</summary>
internal static class ContestCheckup
{
    /// <summary>Returns if all is well.</summary>
    /// <exception cref="ElectionDataException">Something is named twice or not at all, or a check cannot be computed.</exception>
    public static void Check(string file, ContestFile contest, RuleCatalogue catalogue)
    {
        RequireNoNull(file, "fields", contest.Fields);
        RequireNoNull(file, "candidates", contest.Candidates);
        RequireNoNull(file, "checks", contest.Checks);
        RequireNoNull(file, "kpuFields", contest.KpuFields);
        RulesCheck.RequireWords(file, "name", contest.Name);
        for (var index = 0; index < contest.Fields.Length; index++)
            RulesCheck.RequireWords(file, $"fields[{index}].label", contest.Fields[index].Label);
        RequireOnce(file, "fields", contest.Fields.Select(field => field.Id));
        RequireOnce(file, "candidates", contest.Candidates.Select(candidate => candidate.Id));
        RequireOnce(file, "candidates", contest.Candidates.Select(candidate => candidate.Field));
        RequireOnce(file, "kpuFields", contest.KpuFields.Select(kpu => kpu.Name));
        CheckSections(file, contest.Sections.IsDefault ? [] : contest.Sections);

        var fields = contest.Fields.Select(field => field.Id).ToHashSet(StringComparer.Ordinal);
        var places = new FieldNames(file, fields);
        for (var index = 0; index < contest.Candidates.Length; index++)
            places.Require($"candidates[{index}].field", contest.Candidates[index].Field);
        places.Require("roles.valid", contest.Roles.Valid);
        places.Require("roles.invalid", contest.Roles.Invalid);
        places.Require("roles.total", contest.Roles.Total);
        places.RequireIfGiven("roles.voters", contest.Roles.Voters);
        places.RequireIfGiven("roles.turnout", contest.Roles.Turnout);
        for (var index = 0; index < contest.KpuFields.Length; index++)
            places.Require($"kpuFields[{index}].field", contest.KpuFields[index].Field);
        for (var index = 0; index < contest.Checks.Length; index++)
            CheckOne(file, $"checks[{index}]", contest.Checks[index], places, catalogue);
    }

    private static void CheckSections(string file, ImmutableArray<ContestSection> sections)
    {
        RequireNoNull(file, "sections", sections);
        RequireOnce(file, "sections", sections.Select(section => section.Id));
        for (var index = 0; index < sections.Length; index++)
            RulesCheck.RequireWords(file, $"sections[{index}].title", sections[index].Title);
    }

    private static void CheckOne(string file, string place, ContestCheck check, FieldNames fields, RuleCatalogue catalogue)
    {
        if (!catalogue.Has(check.Rule))
            throw new ElectionDataException(file, $"{place}.rule", $"The catalogue has no rule {check.Rule}. Add it to rules.json or correct the code.");
        fields.RequireAll($"{place}.left", check.Left);
        fields.RequireAll($"{place}.right", check.Right);
        fields.RequireIfGiven($"{place}.whenUnknown", check.WhenUnknown);
        if (check.Relation == CheckRelation.NotSwapped && check.Left.Length != check.Right.Length)
            throw new ElectionDataException(file, place, $"notSwapped compares {check.Left.Length} fields with {check.Right.Length}. Give two lists of one length.");
        var hasShare = check.Relation is CheckRelation.EqualWithReserve or CheckRelation.ShareBelow;
        if (hasShare ? check.PerMille is < 1 or > 1000 : check.PerMille != 0)
        {
            throw new ElectionDataException(
                file,
                $"{place}.perMille",
                $"The share is {check.PerMille}. Give 1 to 1000 for equalWithReserve and shareBelow, and none for other relations.");
        }
    }

    private static void RequireNoNull<T>(string file, string place, ImmutableArray<T> items)
        where T : class
    {
        if (items.IndexOf(null!) is >= 0 and var index)
            throw new ElectionDataException(file, $"{place}[{index}]", "The entry is null. Write it or remove it.");
    }

    private static void RequireOnce(string file, string place, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (string.IsNullOrWhiteSpace(name) || !seen.Add(name))
                throw new ElectionDataException(file, place, $"\"{name}\" is empty or stands twice. Give each name once.");
        }
    }

    private sealed record FieldNames(string File, HashSet<string> Known)
    {
        public void Require(string place, string field)
        {
            if (field is null || !Known.Contains(field))
                throw new ElectionDataException(File, place, $"The form has no field \"{field}\". Use a name listed under fields.");
        }

        public void RequireIfGiven(string place, string? field)
        {
            if (field is not null)
                Require(place, field);
        }

        public void RequireAll(string place, ImmutableArray<string> fields)
        {
            if (fields.IsEmpty)
                throw new ElectionDataException(File, place, "The list is empty. Name at least one field.");
            for (var index = 0; index < fields.Length; index++)
                Require($"{place}[{index}]", fields[index]);
        }
    }
}
