/** The candidate that the word was most likely meant to be, or undefined where none is close. */
export function nearest(word: string, candidates: readonly string[], compared = (text: string): string => text): string | undefined {
  const meant = compared(word);
  const completions = candidates.filter((candidate) => compared(candidate).startsWith(meant));
  if (completions.length === 1) return completions[0];
  const distances = candidates.map((candidate) => editDistance(meant, compared(candidate)));
  const least = Math.min(...distances);
  const errorsMax = Math.max(1, Math.floor(meant.length / 4));
  return least <= errorsMax ? candidates[distances.indexOf(least)] : undefined;
}

/** Optimal string alignment: insertions, deletions, replacements, and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwap ? at(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
