using Sirekap.Cli.Demo;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;
using Sirekap.Server.Hosting;

namespace Sirekap.Bench;

/// <summary>
/// Simulates how often the hard rules of PPWP notice a misread figure, on papers of which some hold a slip: where the policy's
/// <c>rulesMiss</c> comes from.
/// </summary>
static class RulePower
{
    public static void Run(int forms)
    {
        var election = ElectionFolder.Load(ElectionFolder.Find());
        var contest = election.FindContest("ppwp")!;
        Console.WriteLine($"{forms} invented forms; one digit of one figure misread.");
        foreach (var slips in (double[])[0, 0.1, 0.3])
            Console.WriteLine($"{slips:P0} of papers with a slip: {Missed(contest, election.Catalogue, forms, slips)} of {forms} misreadings break no hard rule.");
    }

    static int Missed(Contest contest, RuleCatalogue catalogue, int forms, double slips)
    {
        var dice = new Random(20241122);
        var missed = 0;
        for (var form = 0; form < forms; form++)
        {
            var paper = Columns(contest, (ulong)form);
            if (dice.NextDouble() < slips)
                Slip(paper, dice);
            Misread(paper, dice);
            if (!RuleBook.Check(contest, paper).Any(catalogue.IsHard))
                missed++;
        }

        return missed;
    }

    static Votes?[] Columns(Contest contest, ulong seed)
    {
        var figures = DemoFigures.Invented(seed);
        return [.. contest.Fields.Select(field => (Votes?)figures[field.Id])];
    }

    /// <summary>A sum that is one, ten or a hundred off, or a wrong digit: on the paper itself.</summary>
    static void Slip(Votes?[] paper, Random dice)
    {
        var column = dice.Next(paper.Length);
        if (dice.Next(2) == 0)
        {
            Misread(paper, column, dice);
            return;
        }

        var step = (int)Math.Pow(10, dice.Next(3)) * (dice.Next(2) == 0 ? 1 : -1);
        paper[column] = new(Math.Clamp(paper[column]!.Value.Value + step, 0, 999));
    }

    static void Misread(Votes?[] paper, Random dice) => Misread(paper, dice.Next(paper.Length), dice);

    static void Misread(Votes?[] paper, int column, Random dice)
    {
        var number = paper[column]!.Value.Value;
        var place = (int)Math.Pow(10, dice.Next(Math.Max(1, (int)Math.Log10(Math.Max(number, 1)) + 1)));
        var digit = number / place % 10;
        paper[column] = new(number + ((((digit + 1 + dice.Next(9)) % 10) - digit) * place));
    }
}
