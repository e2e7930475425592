import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '@onewindow/config';
import { defineErrors } from '@onewindow/errors';
import type { FastifyInstance } from 'fastify';

type Address = Pick<Config, 'port' | 'host'>;

const errors = defineErrors('listen', {
  busy: {
    status: 500,
    zh: '端口 {port} 已经有程序在用。换一个：PORT={other} npm start',
    en: 'Port {port} is in use by another program. Choose another: PORT={other} npm start',
  },
  notAllowed: {
    status: 500,
    zh: '不能用端口 {port}：小于 1024 的端口要特权。换一个：PORT=4300 npm start，前面放反向代理。',
    en: 'Port {port} may not be used: those below 1024 need privileges. Choose another, PORT=4300 npm start, with a proxy in front.',
  },
  noSuchHost: {
    status: 500,
    zh: '这台机器没有地址“{host}”。请改 HOST（127.0.0.1 只给本机，0.0.0.0 给所有网络）。',
    en: 'This machine has no address "{host}". Correct HOST (127.0.0.1 for this machine only, 0.0.0.0 for every network).',
  },
});

/** @throws listen.busy, listen.notAllowed, listen.noSuchHost */
export async function listenOn(app: FastifyInstance, { port, host }: Address): Promise<void> {
  await app.listen({ port, host }).catch(error => {
    throw explain(error, { port, host });
  });
}

/**
 * Tries the address before anything that takes long, such as seeding a city: nobody wants to learn after a minute
 * that the port is taken.
 * @throws as `listenOn`
 */
export async function requireFreePort({ port, host }: Address): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen({ port, host }), 'listening');
  } catch (error) {
    throw explain(error, { port, host });
  }
  probe.close();
  await once(probe, 'close');
}

function explain(error: unknown, { port, host }: Address): unknown {
  const code = (error as { code?: string }).code;
  if (code === 'EADDRINUSE') return errors.busy({ port, other: port < 65_535 ? port + 1 : 4300 });
  if (code === 'EACCES') return errors.notAllowed({ port });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') return errors.noSuchHost({ host });
  return error;
}
