using System.Globalization;
using Sirekap.Residency.Collection.Databases;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Collection;

/// <summary>Asks the list of shared fronts for everything that the other checks have told of a subject.</summary>
static class EdgeQuestion
{
    public static IEnumerable<Check> Ask(AddressBook book, Subject subject, IEnumerable<string> addresses, IReadOnlyCollection<Check> checks, DateTimeOffset at)
    {
        if (book.Edges is not { } edges)
            return [];
        var names = subject.Kind == SubjectKind.Address ? [] : checks.OfType<ResolutionCheck>().SelectMany(check => check.Answer?.Aliases ?? []).Prepend(subject.Name);
        var networks = checks.OfType<OriginCheck>().Select(check => check.Answer?.Number).OfType<long>().Select(number => string.Create(CultureInfo.InvariantCulture, $"AS{number}"));
        var answers = checks.OfType<ResponseCheck>().Select(check => check.Answer).OfType<Response>().ToList();
        return [edges.Ask([.. names, .. addresses, .. networks], answers.Count == 0 ? default : [.. answers.SelectMany(answer => answer.Headers)], at)];
    }
}
