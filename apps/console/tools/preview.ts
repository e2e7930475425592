/**
 * The console alone on a port, with an invented session and no database: for looking at components while building
 * them. `node apps/console/tools/preview.ts [port]`
 */
import fastify from 'fastify';
import { buildConsole, consolePlugin } from '../src/index.ts';

const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'";

const session = {
  kind: 'staff',
  accountId: '1',
  name: '陈敬之（示例）',
  partyId: null,
  organisationId: '1',
  organisationName: '七星区行政审批局',
  divisionCode: '450305000000',
  roles: [{ name: 'approver', zh: '审批', en: 'Approver' }],
  permissions: [],
  postings: [
    { id: '1', organisationName: '七星区行政审批局', unitName: null, title: '副局长', current: true },
    { id: '2', organisationName: '七星区政务服务中心', unitName: '综合窗口', title: null, current: false },
  ],
  demonstration: true,
  today: '2026-11-23',
};

/** Starts the preview; resolves to its address and the way to stop it. */
export async function startPreview(port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const build = await buildConsole({ log: line => process.stdout.write(`${line}\n`) });
  const app = fastify();
  const views = new Map<string, unknown>();
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', policy);
  });
  app.get('/api/session', async () => session);
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/api/notifications', async () => ({
    rows: Array.from({ length: 4 }, (_, i) => ({
      id: String(i),
      kind: { card: i === 0 ? 'red' : 'yellow' },
      zh: '施工许可步骤超时，请今天说明',
      en: 'A construction permit is over its step limit; please explain today',
      at: '2026-11-23T01:00:00Z',
      href: null,
      read: false,
    })),
  }));
  app.get('/api/search', async () => ({
    groups: [
      {
        key: 'cases',
        zh: '办件',
        en: 'Cases',
        results: [
          {
            id: '1',
            title: '食品经营许可（新办）',
            note: '桂林漓岸餐饮管理有限公司（示例）',
            aside: 'GL26 1109 7K4M',
            href: '/_components/case/1',
          },
        ],
      },
    ],
  }));
  app.get<{ Querystring: { page: string } }>('/api/console/views', async request => ({
    views: views.get(request.query.page) ?? [],
  }));
  app.put<{ Body: { page: string; views: unknown } }>('/api/console/views', async request => {
    views.set(request.body.page, request.body.views);
    return {};
  });
  // What the pages of modules ask for, e.g. the numbers in the side bar.
  app.get('/api/*', async () => ({ rows: [], next: null, total: null }));
  await consolePlugin(undefined, { build })(app);
  await app.listen({ port, host: '127.0.0.1' });
  const address = app.server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return { url: `http://127.0.0.1:${actual}`, close: () => app.close() };
}

if (import.meta.main) {
  const { url } = await startPreview(Number(process.argv[2] ?? 4310));
  process.stdout.write(`${url}/console/_components\n`);
}
