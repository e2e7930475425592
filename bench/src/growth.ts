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

/** Resident memory that one server process may hold, in MB. */
const limitResident = 400;

interface Measured {
  milliseconds: Record<Page, number[]>;
  /** The most that the server process held, in MB. */
  resident: number;
}

/**
 * p50 and p95 of four pages over HTTP at ten thousand and at a million cases. The figure to look at is the ratio of the
 * p95s: what it costs that the city is a hundred times larger. The server is a process of its own, as in life, so that
 * its memory can be read.
 */
export async function run(_: { json: boolean }): Promise<Figure[]> {
  const atSmall = await measure(small, 'growth-small');
  const atLarge = await measure(large, 'growth-large');
  const figures = pages.flatMap(page => {
    const [few, many] = [atSmall.milliseconds[page], atLarge.milliseconds[page]];
    const limit = percentile(few, 0.95) * limitRatio;
    const p95 = percentile(many, 0.95);
    return [
      figure(`${page}-growth p50`, percentile(many, 0.5), 'ms', percentile(few, 0.5), null),
      figure(`${page}-growth p95`, p95, 'ms', limit, p95 / percentile(few, 0.95)),
    ];
  });
  return [...figures, figure('resident', atLarge.resident, 'MB', limitResident, atLarge.resident / limitResident)];
}

function figure(name: string, value: number, unit: string, limit: number, ratio: number | null): Figure {
  return { name: `${name} at ${large}`, value, unit, limit, ratio };
}

async function measure(cases: number, keep: string): Promise<Measured> {
  const city = await openCity({ cases, keep });
  try {
    const addresses = await addressesOf(city);
    const { base, resident } = await city.serveApart();
    const cookie = await signInAt(base, 'food-reviewer', demonstrationPassword);
    const milliseconds: Measured['milliseconds'] = { 'case-list': [], 'work-list': [], search: [], 'case-page': [] };
    let most = 0;
    for (let round = -20; round < samples; round++) {
      for (const page of pages) {
        const list = addresses[page];
        const began = performance.now();
        const answer = await fetch(base + (list[Math.abs(round) % list.length] ?? ''), { headers: { cookie } });
        await answer.arrayBuffer();
        if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
        if (round >= 0) milliseconds[page].push(performance.now() - began);
      }
      most = Math.max(most, await resident());
    }
    return { milliseconds, resident: most };
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
    // As many lines in both cities: the reviewer of the small one has fewer than fifty waiting.
    'work-list': ['/api/work?limit=20'],
    search: rows.map(
      ({ code, name }, index) => `/api/cases/search?q=${encodeURIComponent(index % 2 === 0 ? code : name)}`,
    ),
    'case-page': rows.map(({ id }) => `/api/cases/${id}`),
  };
}
