import { targetNames, type TargetName } from '../targets/target.ts';
import type { Results } from './goals.ts';
import type { ScenarioResult } from './summary.ts';
import { formatFigure, targetTitles } from './table.ts';

const colours: Readonly<Record<TargetName, string>> = { tokenim: '#0f766e', relay: '#94a3b8', usual: '#d97706' };
const columns = 2;
const panel = { width: 470, height: 104 };
const labelWidth = 88;
const valueWidth = 76;
const bar = { height: 15, gap: 5 };
const margin = 24;
const headHeight = 64;

/** A panel per scenario, for its first figure; the longest bar of a panel fills it. */
export function toSvg(results: Results): string {
  const shown = Object.values(results).filter(({ figures, targets }) => figures[0]?.unit !== '' && Object.keys(targets).length > 1);
  const rows = Math.ceil(shown.length / columns);
  const width = columns * panel.width + margin;
  const height = headHeight + rows * panel.height + margin;
  const title = 'What a unit of work costs the server';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}" font-family="system-ui, sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${margin}" y="30" font-size="17" font-weight="600" fill="#0f172a">${title}</text>
<text x="${margin}" y="48" fill="#475569">Medians, shorter is better; each panel has a scale of its own. The bare relay stores nothing.</text>
${shown.map((result, i) => panelOf(result, margin + (i % columns) * panel.width, headHeight + Math.floor(i / columns) * panel.height)).join('\n')}
</svg>
`;
}

function panelOf({ title, figures: [figure], targets }: ScenarioResult, x: number, y: number): string {
  if (figure === undefined) return '';
  const bars = targetNames.flatMap((name) => {
    const value = targets[name]?.figures[figure.name]?.median;
    return value === undefined || Number.isNaN(value) ? [] : [{ name, value }];
  });
  const longest = Math.max(...bars.map(({ value }) => value));
  const room = panel.width - margin - labelWidth - valueWidth;
  const lines = bars.map(({ name, value }, i) => {
    const top = 30 + i * (bar.height + bar.gap);
    const length = Math.max(1, (value / longest) * room);
    return `<text x="0" y="${top + 12}" fill="#334155">${targetTitles[name]}</text>
<rect x="${labelWidth}" y="${top}" width="${length.toFixed(1)}" height="${bar.height}" rx="2" fill="${colours[name]}"/>
<text x="${(labelWidth + length + 6).toFixed(1)}" y="${top + 12}" fill="#0f172a">${formatFigure(figure, value)}</text>`;
  });
  return `<g transform="translate(${x} ${y})">
<text y="12" font-weight="600" fill="#0f172a">${escape(cut(title))}</text>
<text y="25" font-size="10.5" fill="#475569">${escape(figure.name.includes(figure.unit) ? figure.name : `${figure.name} (${figure.unit})`)}</text>
${lines.join('\n')}
</g>`;
}

/** As much as stands in a panel. */
function cut(title: string): string {
  return title.length <= 66 ? title : `${title.slice(0, 65)}…`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
