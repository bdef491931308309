import { expect, test } from 'vitest';
import { toSvg } from '../../bench/report/chart.ts';
import { toMarkdown } from '../../bench/report/markdown.ts';
import { summarize, type ScenarioResult } from '../../bench/report/summary.ts';
import type { Figure } from '../../bench/scenario.ts';

const figures: readonly Figure[] = [
  { name: 'server µs per delivery', unit: 'µs', decimals: 2, better: 'lower' },
  { name: 'deliveries per second', unit: '/s', decimals: 0, better: 'higher' },
];

function samples(...values: readonly number[]) {
  return values.map((value) => ({ 'server µs per delivery': value, 'deliveries per second': 1_000_000 / value }));
}

const result: ScenarioResult = {
  name: 'fanout-1000',
  title: 'Fan-out to 1,000 readers, saturated',
  description: 'One room.',
  figures,
  measuredAt: '2026-11-21T12:00:00.000Z',
  targets: {
    tokenim: summarize(figures, samples(0.9, 0.5, 0.6), []),
    relay: summarize(figures, samples(3.7, 3.6, 3.8), []),
    usual: summarize(figures, samples(42), ['4 deliveries came out of order']),
  },
};

test('the report gives medians with their spread, and the ratios to both baselines', () => {
  const text = toMarkdown({ [result.name]: result }, { Node: 'v20' });
  expect(text).toContain('| server µs per delivery | 0.60 (0.50–0.90) | 3.70 (3.60–3.80) | 42.00 | 1/6.2 | 1/70 |');
  expect(text).toContain('- Node: v20');
  expect(text).toContain('- usual stack: 4 deliveries came out of order.\n- usual stack: one run.');
});

test('the report says which targets are met, missed and not measured', () => {
  const text = toMarkdown({ [result.name]: result }, {});
  expect(text).toContain('| fan-out to 1,000 readers, server µs per delivery | ≤ 1 | 0.6 | met |');
  expect(text).toContain('| durable sends per second, one process | ≥ 9,000 | – | not measured |');
  const slow = { ...result, targets: { ...result.targets, tokenim: summarize(figures, samples(1.5), []) } };
  expect(toMarkdown({ [result.name]: slow }, {})).toContain('| fan-out to 1,000 readers, server µs per delivery | ≤ 1 | 1.5 | not met |');
});

test('the chart draws a bar per target, the longest one over the whole width', () => {
  const svg = toSvg({ [result.name]: result });
  const lengths = [...svg.matchAll(/<rect x="[^"]+" y="[^"]+" width="([^"]+)"/g)].map(([, width]) => Number(width));
  expect(lengths).toHaveLength(3);
  expect(lengths[0]).toBeCloseTo((0.6 / 42) * (lengths[2] ?? 0), 0);
  expect(svg).toContain('>42.00<');
});
