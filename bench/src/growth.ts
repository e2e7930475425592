import { demonstrationPassword } from '@onewindow/config';
import { sql } from '@onewindow/db';
import { type BenchCity, openCity, percentile, signInAt } from './city.ts';
import type { Figure } from './process-steps.ts';

/** Cases of the small and of the large city; `BENCH_LARGE` makes a quicker run of it and the figures say so. */
const small = 10_000;
const large = Number(process.env.BENCH_LARGE ?? 1_000_000);
const samples = 200;
const limitRatio = 1.5;

type Page = 'case-list' | 'work-list' | 'search' | 'case-page';
const pages: readonly Page[] = ['case-list', 'work-list', 'search', 'case-page'];

/**
 * p50 and p95 of four pages over HTTP at ten thousand and at a million cases. The figure to look at is the ratio of the
 * p95s: what it costs that the city is a hundred times larger.
 */
export async function run(_: { json: boolean }): Promise<Figure[]> {
  const atSmall = await measure(small, 'growth-small');
  const atLarge = await measure(large, 'growth-large');
  return pages.flatMap(page => {
    const [few, many] = [atSmall[page], atLarge[page]];
    const ratio = percentile(many, 0.95) / percentile(few, 0.95);
    return [
      {
        name: `${page}-growth p50 at ${large}`,
        value: percentile(many, 0.5),
        unit: 'ms',
        limit: percentile(few, 0.5),
        ratio: null,
      },
      {
        name: `${page}-growth p95 at ${large}`,
        value: percentile(many, 0.95),
        unit: 'ms',
        limit: percentile(few, 0.95) * limitRatio,
        ratio,
      },
    ];
  });
}

async function measure(cases: number, keep: string): Promise<Record<Page, number[]>> {
  const city = await openCity({ cases, keep });
  try {
    const { base } = await city.listen();
    const cookie = await signInAt(base, 'food-reviewer', demonstrationPassword);
    const addresses = await addressesOf(city);
    const taken: Record<Page, number[]> = { 'case-list': [], 'work-list': [], search: [], 'case-page': [] };
    for (let round = -20; round < samples; round++) {
      for (const page of pages) {
        const list = addresses[page];
        const began = performance.now();
        const answer = await fetch(base + (list[Math.abs(round) % list.length] ?? ''), { headers: { cookie } });
        await answer.arrayBuffer();
        if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
        if (round >= 0) taken[page].push(performance.now() - began);
      }
    }
    return taken;
  } finally {
    await city.close();
  }
}

/** What a person would ask for: lists and their second pages, codes, names, telephone ends, cases of her body. */
async function addressesOf({ runtime }: BenchCity): Promise<Record<Page, string[]>> {
  const { rows } = await sql<{ id: string; code: string; name: string }>`
    select c.id, c.query_code as code, c.applicant_name as name from cases.case c
    join identity.account a on a.organisation_id = c.organisation_id and a.login = 'food-reviewer'
    order by md5(c.id::text) limit 100`.execute(runtime.db);
  return {
    'case-list': [
      '/api/cases',
      '/api/cases?sort=recent',
      '/api/cases?state=accepted&sort=recent',
      '/api/cases?sort=due&dueBefore=2030-01-01',
    ],
    'work-list': ['/api/work?limit=50'],
    search: rows.map(
      ({ code, name }, index) => `/api/cases/search?q=${encodeURIComponent(index % 2 === 0 ? code : name)}`,
    ),
    'case-page': rows.map(({ id }) => `/api/cases/${id}`),
  };
}
