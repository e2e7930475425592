import { loadConfig } from '@onewindow/config';
import { runWorker } from '@onewindow/jobs';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { requireFrontEnds } from '../build.ts';
import { demonstrationAccounts, seedDemonstration } from '../demo/seed-demonstration.ts';
import { requireFreePort } from '../listen.ts';
import { migrateAll, openRuntime, type Runtime } from '../runtime.ts';
import { requireMigrated, serve } from '../serve.ts';

/** `npm start`: everything in one process. Each step says what it does when it takes longer than a moment. */
export async function start(): Promise<void> {
  const began = performance.now();
  const config = loadConfig();
  await requireFreePort(config);
  const runtime = await openRuntime(config);
  // The front ends are built while the database is made ready; both take seconds only the first time.
  const [applied] = await Promise.all([migrateAll(runtime), requireFrontEnds()]);
  if (applied.length > 0) console.log(`Database ready (${applied.length} migrations applied).`);
  if (config.demonstration) await seedDemonstration(runtime, { progress: message => console.log(message) });
  const app = await serve(runtime);
  const worker = await runWorker({ url: runtime.appUrl, services: runtime.services, log: app.log });
  endGracefully({ runtime, app, stopWorker: () => worker.stop() });
  await announce(runtime, began);
}

/** `onewindow serve`: HTTP only. */
export async function startServer(): Promise<void> {
  const config = loadConfig();
  await requireFreePort(config);
  const runtime = await openRuntime(config);
  await requireMigrated(runtime);
  await requireFrontEnds();
  const app = await serve(runtime);
  endGracefully({ runtime, app });
  console.log(`Listening on http://${runtime.services.config.host}:${runtime.services.config.port}`);
}

/** `onewindow work`: jobs, timers and event consumers only. */
export async function startWorker(): Promise<void> {
  const config = loadConfig();
  const runtime = await openRuntime(config);
  await requireMigrated(runtime);
  await import('../modules.ts');
  const worker = await runWorker({
    url: runtime.appUrl,
    services: runtime.services,
    log: pino({ level: config.logLevel }),
  });
  endGracefully({ runtime, stopWorker: () => worker.stop() });
  console.log('Working.');
  await worker.done;
}

/**
 * On SIGINT or SIGTERM: take nothing new, finish what is under way, close connections, stop the embedded database. What
 * is not done after the grace time is cut off; whoever sent it got no answer and sends it again with its key.
 */
function endGracefully({
  runtime,
  app,
  stopWorker = async () => {},
}: {
  runtime: Runtime;
  app?: FastifyInstance;
  stopWorker?: () => Promise<void>;
}): void {
  let ending = false;
  const end = async () => {
    if (ending) process.exit(1);
    ending = true;
    const { graceSeconds } = runtime.services.config;
    const cut = setTimeout(() => {
      console.error(`Still busy after ${graceSeconds} seconds: what is under way is cut off.`);
      process.exitCode = 1;
      app?.server.closeAllConnections();
    }, graceSeconds * 1000);
    // A database that stopped answering must not keep the process for ever.
    setTimeout(() => process.exit(1), graceSeconds * 1000 + 3000).unref();
    await Promise.all([app?.close(), stopWorker().catch(() => {})]);
    clearTimeout(cut);
    await runtime.close();
    process.exit();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

async function announce(runtime: Runtime, began: number): Promise<void> {
  const { config } = runtime.services;
  const base = `http://localhost:${config.port}`;
  const lines = [
    '',
    `  一窗 OneWindow is ready (${((performance.now() - began) / 1000).toFixed(1)} s)`,
    '',
    `  Portal   门户   ${base}/`,
    `  Console  后台   ${base}/console/`,
    `  API      接口   ${base}/api/docs`,
  ];
  if (config.demonstration) {
    const { password, rows } = await demonstrationAccounts(runtime.db);
    lines.push('', `  Demonstration accounts 演示账号 (password 密码: ${password})`);
    for (const row of rows) lines.push(`    ${row.login.padEnd(14)} ${row.name}  ${row.role}  ${row.organisation}`);
  }
  console.log(`${lines.join('\n')}\n\n  Ctrl+C ends everything.\n`);
}
