import type { Figure } from '../scenario.ts';
import { targetNames, type TargetName } from '../targets/target.ts';
import type { ScenarioResult, Spread } from './summary.ts';

export const targetTitles: Readonly<Record<TargetName, string>> = { tokenim: 'TokenIM', relay: 'bare relay', usual: 'usual stack' };

/** A scenario's results: a row per figure, a column per target, and how TokenIM compares. */
export function tableOf({ figures, targets }: ScenarioResult): string[][] {
  const names = targetNames.filter((name) => targets[name] !== undefined);
  const others = targets.tokenim === undefined ? [] : names.filter((name) => name !== 'tokenim');
  const header = ['', ...names.map((name) => targetTitles[name]), ...others.map((name) => `÷ ${targetTitles[name]}`)];
  const rows = figures.map((figure) => [
    titleOf(figure),
    ...names.map((name) => cellOf(figure, targets[name]?.figures[figure.name])),
    ...others.map((name) => ratioOf(targets.tokenim?.figures[figure.name], targets[name]?.figures[figure.name])),
  ]);
  return [header, ...rows];
}

/** In columns, for a terminal. */
export function asText(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const padded = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);
  return table.map((row) => `  ${row.map(padded).join('   ')}`).join('\n');
}

export function asMarkdown([header = [], ...rows]: readonly (readonly string[])[]): string {
  const rule = header.map((_, i) => (i === 0 ? '---' : '---:'));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function formatFigure({ decimals }: Figure, value: number): string {
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

export function formatRatio(ratio: number): string {
  if (ratio >= 0.5) return ratio.toFixed(ratio >= 10 ? 0 : 2);
  const inverse = 1 / ratio;
  return `1/${inverse.toFixed(inverse >= 10 || Number.isInteger(inverse) ? 0 : 1)}`;
}

function titleOf({ name, unit }: Figure): string {
  return ['', 'µs', '/s', 'bytes'].includes(unit) ? name : `${name} (${unit})`;
}

function cellOf(figure: Figure, spread: Spread | undefined): string {
  if (spread === undefined || !Number.isFinite(spread.median)) return '–';
  const { median, min, max } = spread;
  return min === max
    ? formatFigure(figure, median)
    : `${formatFigure(figure, median)} (${formatFigure(figure, min)}–${formatFigure(figure, max)})`;
}

function ratioOf(ours: Spread | undefined, theirs: Spread | undefined): string {
  const ratio = (ours?.median ?? Number.NaN) / (theirs?.median ?? Number.NaN);
  return Number.isFinite(ratio) && ratio > 0 ? formatRatio(ratio) : '–';
}
