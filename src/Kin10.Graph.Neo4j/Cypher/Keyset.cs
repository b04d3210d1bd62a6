using Kin10.Graph.Results;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>Which part of the rows a predicate is for: an index serves only those that have the first key.</summary>
internal enum OrderPart
{
    /// <summary>All rows.</summary>
    All,

    /// <summary>The rows that have the first key.</summary>
    Known,

    /// <summary>The rows that lack it.</summary>
    Missing,
}

/// <summary>
/// The predicates for rows behind or ahead of a cursor, instead of SKIP. Missing values are before or behind all others. The text
/// depends on which keys of the cursor are missing (<see cref="PlanVariant"/>).
/// </summary>
/// <param name="context">The statement.</param>
/// <param name="terms">The order.</param>
/// <param name="node">The variable of the node.</param>
/// <param name="before">The slot of the cursor that is given as <c>before</c>.</param>
internal sealed class Keyset(StatementContext context, IReadOnlyList<OrderTerm> terms, string node, int before)
{
    public const string True = "true";
    public const string False = "false";

    /// <summary>The predicate for rows on one side of a cursor.</summary>
    /// <param name="slot">The cursor's slot.</param>
    /// <param name="after">Behind it, or ahead of it.</param>
    /// <param name="inclusive">Whether the marked row belongs to them.</param>
    /// <param name="part">Which rows it is for.</param>
    public string Beyond(int slot, bool after, bool inclusive, OrderPart part)
    {
        var cursor = (CursorPosition)context.Sample[slot]!;
        return Beyond(0);

        string Beyond(int i)
        {
            if (i == terms.Count)
            {
                return $"{node}.id {(after ? ">" : "<")}{(inclusive ? "=" : "")} {context.CursorId(slot)}";
            }

            var term = terms[i];
            var (known, missing) = i > 0 || part == OrderPart.All ? (false, false) : (part == OrderPart.Known, part == OrderPart.Missing);
            var canBeMissing = term.CanBeMissing && !known;
            var towardsGreater = term.Key.Descending != after;
            var towardsMissing = term.Key.MissingFirst != after;
            if (cursor.Keys[i] is null)
            {
                var rest = known ? False : And(missing ? True : $"{term.Expression} IS NULL", Beyond(i + 1));
                return towardsMissing ? rest : Or(known ? True : missing ? False : $"{term.Expression} IS NOT NULL", rest);
            }

            if (missing)
            {
                return towardsMissing ? True : False;
            }

            var key = context.CursorKey(slot, i);
            var cut = cursor.Keys[i] as CutText;
            var isPlain = CodePointOrder.IsPlain(cut is null ? cursor.Keys[i] : cut.Beginning);
            var strictly = cut is null ? Strictly(towardsGreater ? ">" : "<") : BesideLonger(CutText.IsBehind(term.Key, slot == before));
            if (canBeMissing && towardsMissing)
            {
                strictly = Or(strictly, $"{term.Expression} IS NULL");
            }

            if (cut is not null)
            {
                return strictly;
            }

            // An index finds the range; the rest decides among those at its beginning.
            return canBeMissing || i > 0 || !isPlain
                ? Or(strictly, And($"{term.Expression} = {key}", Beyond(i + 1)))
                : And($"{term.Expression} {(towardsGreater ? ">" : "<")}= {key}", Or(strictly, Beyond(i + 1)));

            string Strictly(string sign) => isPlain
                ? $"{term.Expression} {sign} {key}"
                : And(
                    $"{term.Expression} IS NOT NULL",
                    CodePointOrder.Compare(context, term.Expression, sign, context.CursorBeginning(slot, i), context.CursorRest(slot, i)));

            // No text is at the place ahead of all longer ones with that beginning, or behind them.
            string BesideLonger(bool isBehind) => (isBehind, towardsGreater) switch
            {
                (false, true) => Strictly(">"),
                (false, false) => Or(Strictly("<"), $"{term.Expression} = {key}"),
                (true, true) => And(Strictly(">"), $"NOT {term.Expression} STARTS WITH {key}"),
                (true, false) => Or(Strictly("<"), $"{term.Expression} STARTS WITH {key}"),
            };
        }
    }

    public static string And(string left, string right) =>
        left == True ? right : right == True ? left : left == False || right == False ? False : $"{left} AND {right}";

    public static string Or(string left, string right) =>
        left == False ? right : right == False ? left : left == True || right == True ? True : $"({left} OR {right})";
}
