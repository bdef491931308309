import type { MachineFacts } from '../machine.ts';
import { targetNames } from '../targets/target.ts';
import { goals, isMet, type Results } from './goals.ts';
import type { ScenarioResult } from './summary.ts';
import { asMarkdown, formatRatio, tableOf, targetTitles } from './table.ts';

/** The whole report. */
export function toMarkdown(results: Results, machine: MachineFacts): string {
  return `# Results

Written by \`npm run bench\`; [README.md](README.md) says what is done and how. Medians, with minimum and maximum in brackets. µs are
processor time (user and system) of the server's processes, or of MariaDB, per unit of work: far steadier than time by the clock, though a
busy machine makes it dearer too, so that the ratios within one run say most.
The bare relay stores nothing: it is the limit. The usual stack is what one gets by wiring the libraries as their own documents do.

${Object.entries(machine)
  .map(([name, value]) => `- ${name}: ${value}`)
  .join('\n')}

![Processor time and memory per unit of work](results.svg)

## Targets

${asMarkdown(goalTable(results))}
${Object.values(results).map(section).join('')}`;
}

function goalTable(results: Results): string[][] {
  const rows = goals.map((goal) => {
    const measured = goal.measure(results);
    const sign = goal.bound === 'at most' ? '≤' : '≥';
    const verdict = measured === undefined ? 'not measured' : isMet(goal, measured) ? 'met' : 'not met';
    // A target below one half is a ratio.
    const format = goal.value < 0.5 ? formatRatio : formatNumber;
    return [goal.title, `${sign} ${format(goal.value)}`, measured === undefined ? '–' : format(measured), verdict];
  });
  return [['', 'target', 'measured', ''], ...rows];
}

function section(result: ScenarioResult): string {
  const notes = targetNames.flatMap((name) => {
    const { notes: noted = [], runs = 0 } = result.targets[name] ?? {};
    return [...noted, ...(runs === 1 ? ['one run'] : [])].map((note) => `- ${targetTitles[name]}: ${note}.`);
  });
  return `
## ${result.title}

\`${result.name}\`, ${result.measuredAt.slice(0, 16).replace('T', ' ')} UTC. ${result.description}

${asMarkdown(tableOf(result))}
${notes.length === 0 ? '' : `\n${notes.join('\n')}\n`}`;
}

function formatNumber(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });
}
