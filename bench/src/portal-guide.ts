import fastify from 'fastify';
import { openCity } from './city.ts';
import type { Figure } from './process-steps.ts';

const seconds = 6;
const workers = 16;

/** Guide pages a second for visitors, against Fastify answering with the same bytes and headers and doing nothing else. */
export async function run(_: { json: boolean }): Promise<Figure[]> {
  const city = await openCity({ cases: 100 });
  try {
    const { base } = await city.listen();
    const address = `${base}/items/000131907000`;
    const first = await fetch(address, { headers: { 'accept-encoding': 'identity' } });
    const body = await first.text();
    if (!first.ok) throw new Error(`${address}: ${first.status}`);
    const bare = fastify();
    bare.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(body));
    const bareAddress = await bare.listen({ port: 0, host: '127.0.0.1' });
    // In turn, so that a slower moment of the machine falls on both.
    const rates = { guide: 0, bare: 0 };
    for (let round = 0; round < 2; round++) {
      rates.bare += (await rate(`${bareAddress}/`)) / 2;
      rates.guide += (await rate(address)) / 2;
    }
    await bare.close();
    return [
      { name: 'portal-guide', value: rates.guide, unit: '/s', limit: rates.bare, ratio: rates.guide / rates.bare },
    ];
  } finally {
    await city.close();
  }
}

async function rate(address: string): Promise<number> {
  const until = performance.now() + (seconds * 1000) / 2;
  let count = 0;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (performance.now() < until) {
        const answer = await fetch(address, { headers: { 'accept-encoding': 'identity' } });
        await answer.arrayBuffer();
        count++;
      }
    }),
  );
  return count / (seconds / 2);
}
