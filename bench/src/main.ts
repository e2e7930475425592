// `npm run -s bench [name …] [-- --json]`: each figure with its limit measured in the same run.
import type { Figure } from './process-steps.ts';

type Bench = () => Promise<{ run(options: { json: boolean }): Promise<Figure[]> }>;

const benches: Record<string, Bench> = {
  'process-steps': () => import('./process-steps.ts'),
  'http-lifecycles': () => import('./http-lifecycles.ts'),
  'portal-guide': () => import('./portal-guide.ts'),
  growth: () => import('./growth.ts'),
  'licence-issue': () => import('./licence-issue.ts'),
  'licence-verify': () => import('./licence-verify.ts'),
  start: () => import('./start.ts'),
  'kill-campaign': () => import('./kill-campaign.ts'),
};

/** The four growth figures are measured over the same two databases, so they run as one. */
const aliases: Record<string, string> = {
  'case-list-growth': 'growth',
  'work-list-growth': 'growth',
  'search-growth': 'growth',
  'case-page-growth': 'growth',
};

const words = process.argv.slice(2);
const json = words.includes('--json');
const asked = words.filter(word => !word.startsWith('--')).map(word => aliases[word] ?? word);
const names = asked.length > 0 ? [...new Set(asked)] : Object.keys(benches);

for (const name of names) {
  const load = benches[name];
  if (!load) {
    console.error(
      `There is no bench “${name}”. Known: ${[...Object.keys(benches), ...Object.keys(aliases)].join(', ')}`,
    );
    process.exitCode = 1;
    continue;
  }
  for (const figure of await (await load()).run({ json })) {
    if (json) console.log(JSON.stringify(figure));
    else console.log(line(figure));
  }
}

function line({ name, value, unit, limit, ratio }: Figure): string {
  const against = limit === null ? '' : `  limit ${round(limit)} ${unit}`;
  return `${name.padEnd(34)} ${String(round(value)).padStart(10)} ${unit.padEnd(8)}${against}${ratio === null ? '' : `  ratio ${ratio.toFixed(2)}`}`;
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
