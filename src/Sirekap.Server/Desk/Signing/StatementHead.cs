using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Server.Desk.Accounts;

namespace Sirekap.Server.Desk.Signing;

/// <summary>What every statement of a person at the desk begins with.</summary>
/// <param name="Count">The count, held still while the statement is made.</param>
/// <param name="Person">Who will sign.</param>
/// <param name="Election">The election's id.</param>
/// <param name="At">The time that it states.</param>
/// <param name="Sequence">The person's next number.</param>
internal sealed record StatementHead(Count Count, DeskPerson Person, string Election, StatementTime At, long Sequence);
