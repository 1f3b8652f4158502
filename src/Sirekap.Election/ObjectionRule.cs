namespace Sirekap.Election;

/// <summary>By when an objection is to be answered.</summary>
/// <param name="AnswerWithinHours">Hours from the time that the objection states.</param>
/// <param name="Source">The legal source, or whose choice it is.</param>
public sealed record ObjectionRule(int AnswerWithinHours, LocalizedText Source);
