using System.Collections.Immutable;

namespace Sirekap.Server.OpenData;

/// <summary>The elections served here: what must be known before the first figure can be read.</summary>
/// <param name="Elections">The elections.</param>
/// <param name="Photos">The beginning of the addresses of public copies.</param>
public sealed record ElectionsDocument(ImmutableArray<ElectionDocument> Elections, string Photos);

/// <summary>An election.</summary>
/// <param name="Id">Such as <c>pemilu-2024</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Day">Voting day, <c>2024-02-14</c>.</param>
/// <param name="Regions">How many regions there are, the nation included.</param>
/// <param name="Stations">How many stations there are.</param>
/// <param name="Contests">The contests.</param>
/// <param name="Files">The SHA-256 of every data file that the count depends on, by path: the log's first entry commits to them.</param>
public sealed record ElectionDocument(
    string Id, TextDocument Name, string Day, int Regions, int Stations,
    ImmutableArray<ContestDocument> Contests, OrderedDictionary<string, string> Files);

/// <summary>A contest.</summary>
/// <param name="Code">KPU's code.</param>
/// <param name="Name">The name.</param>
/// <param name="Pages">The number of pages of its form.</param>
/// <param name="Fields">The fields of its form, in order.</param>
/// <param name="Candidates">The candidates, in ballot order.</param>
/// <param name="KpuFields">KPU's names of administrative figures.</param>
public sealed record ContestDocument(
    string Code, TextDocument Name, int Pages, ImmutableArray<ContestFieldDocument> Fields,
    ImmutableArray<CandidateDocument> Candidates, ImmutableArray<KpuFieldDocument> KpuFields);

/// <summary>A field of a form.</summary>
/// <param name="Id">The form's numbering.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Label">What the number counts.</param>
public sealed record ContestFieldDocument(string Id, int Page, TextDocument Label);

/// <summary>A candidate, ticket or list.</summary>
/// <param name="Id">KPU's id.</param>
/// <param name="Number">The number on the ballot.</param>
/// <param name="Name">The name.</param>
/// <param name="Color">KPU's display colour.</param>
/// <param name="Field">The field that counts the votes.</param>
public sealed record CandidateDocument(string Id, int Number, string Name, string Color, string Field);

/// <summary>KPU's name of a field.</summary>
/// <param name="Name">The key in KPU's <c>administrasi</c>.</param>
/// <param name="Field">The field.</param>
public sealed record KpuFieldDocument(string Name, string Field);

/// <summary>The rule catalogue.</summary>
/// <param name="Rules">The rules.</param>
public sealed record RulesDocument(ImmutableArray<RuleDocument> Rules);

/// <summary>A rule.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Severity">hard keeps a form out of the count; soft is worth a look.</param>
/// <param name="Title">A few words.</param>
/// <param name="Officer">What the officer is told.</param>
/// <param name="Reviewer">What the reviewer is told.</param>
/// <param name="Citizen">What a citizen may conclude.</param>
/// <param name="Source">The legal or design source.</param>
public sealed record RuleDocument(
    string Code, string Severity, TextDocument Title, TextDocument Officer, TextDocument Reviewer, TextDocument Citizen, string Source);
