import type { Figure } from '../scenario.ts';
import type { TargetName } from '../targets/target.ts';
import type { ScenarioResult, Spread } from './summary.ts';

const titles: Readonly<Record<TargetName, string>> = { tokenim: 'TokenIM', relay: 'bare relay', usual: 'usual stack' };

/** A scenario's results: a row per figure, a column per target, and how TokenIM compares. */
export function tableOf({ figures, targets }: ScenarioResult): string[][] {
  const names = (Object.keys(titles) as TargetName[]).filter((name) => targets[name] !== undefined);
  const others = targets.tokenim === undefined ? [] : names.filter((name) => name !== 'tokenim');
  const header = ['', ...names.map((name) => titles[name]), ...others.map((name) => `÷ ${titles[name]}`)];
  const rows = figures.map((figure) => [
    `${figure.name}${figure.unit === '' || figure.name.startsWith(figure.unit) || figure.name.includes(' µs ') || figure.unit === '/s' ? '' : ` (${figure.unit})`}`,
    ...names.map((name) => cellOf(figure, targets[name]?.figures[figure.name])),
    ...others.map((name) => ratioOf(targets.tokenim?.figures[figure.name], targets[name]?.figures[figure.name])),
  ]);
  return [header, ...rows];
}

/** In columns, for a terminal. */
export function asText(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) => `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('   ')}`).join('\n');
}

export function asMarkdown([header = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function cellOf({ decimals }: Figure, spread: Spread | undefined): string {
  if (spread === undefined || Number.isNaN(spread.median)) return '–';
  const format = (value: number): string => value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return spread.min === spread.max ? format(spread.median) : `${format(spread.median)} (${format(spread.min)}–${format(spread.max)})`;
}

function ratioOf(ours: Spread | undefined, theirs: Spread | undefined): string {
  const ratio = (ours?.median ?? Number.NaN) / (theirs?.median ?? Number.NaN);
  if (!Number.isFinite(ratio)) return '–';
  return ratio >= 10 ? ratio.toFixed(0) : ratio >= 0.1 ? ratio.toFixed(2) : `1/${(1 / ratio).toFixed(1)}`;
}
