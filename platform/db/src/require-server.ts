import { defineErrors } from '@onewindow/errors';
import pg from 'pg';

const errors = defineErrors('connection', {
  refused: {
    status: 500,
    zh: '连不上数据库 {where}：那里没有程序在听。请先启动它，或改 {setting}（去掉 DATABASE_URL 就用自带的数据库）。',
    en: 'The database at {where} cannot be reached: nothing listens there. Start it, or correct {setting} (unset DATABASE_URL to use the embedded server).',
  },
  noAnswer: {
    status: 500,
    zh: '数据库 {where} 没有回应（{reason}）。请检查网络、主机名和 {setting}。',
    en: 'The database at {where} does not answer ({reason}). Check the network, the name of the host and {setting}.',
  },
  notAllowed: {
    status: 500,
    zh: '数据库 {where} 不让用户“{user}”登录（{reason}）。请改 {setting} 里的用户名和密码。',
    en: 'The database at {where} does not let the user "{user}" in ({reason}). Correct name and password in {setting}.',
  },
  noDatabase: {
    status: 500,
    zh: '服务器 {where} 上没有数据库“{database}”。请先建立：create database {database}',
    en: 'The server at {where} has no database "{database}". Make it first: create database {database}',
  },
  roleMissing: {
    status: 500,
    zh: '数据库用户“{user}”不能以 onewindow_app 的身份工作（{reason}）。请先用库主运行 onewindow migrate，再执行：grant onewindow_app to {user}',
    en: 'The database user "{user}" cannot act as onewindow_app ({reason}). Run onewindow migrate as the owner first, then: grant onewindow_app to {user}',
  },
  wrongVersion: {
    status: 500,
    zh: '需要 PostgreSQL 18 或更高，现在连着的是 {version}。请升级，或去掉 DATABASE_URL 用自带的数据库。',
    en: 'PostgreSQL 18 or later is needed; the server is {version}. Upgrade it, or unset DATABASE_URL to use the embedded server.',
  },
});

const oldestVersion = 180_000;

/**
 * Makes sure that a program about to start finds a server that it can work with. What fails is told in one sentence
 * with what to do about it; passwords never stand in it.
 * @param setting the name of the environment variable that holds the address
 * @param role the role that its sessions will act as, when it is to be tried
 * @throws connection.refused, connection.noAnswer, connection.notAllowed, connection.noDatabase,
 *   connection.roleMissing, connection.wrongVersion
 */
export async function requireServer(
  url: string,
  { setting, role }: { setting: string; role?: string | undefined },
): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'onewindow start',
    ...(role && { options: `-c role=${role}` }),
  });
  // A connection that breaks later on tells it twice; once is enough.
  client.on('error', () => {});
  try {
    await client.connect();
    await requireVersion(client);
  } catch (error) {
    throw explain(error, { url, setting });
  } finally {
    await client.end().catch(() => {});
  }
}

/** @throws connection.wrongVersion */
export async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  );
  const row = rows[0];
  if (row && row.number < oldestVersion) throw errors.wrongVersion({ version: row.version });
}

function explain(error: unknown, { url, setting }: { url: string; setting: string }): unknown {
  const { host, hostname, port, username, pathname } = new URL(url);
  const code = (error as { code?: string }).code ?? '';
  const reason = error instanceof Error && error.message ? error.message : code;
  const user = decodeURIComponent(username);
  const where = port || !hostname ? host : `${hostname}:5432`;
  if (code === 'ECONNREFUSED' || code === 'ENOENT') return errors.refused({ where, setting });
  if (code === '3D000') return errors.noDatabase({ where, database: decodeURIComponent(pathname.slice(1)) });
  if (code.startsWith('28') || /password|SASL/i.test(reason))
    return errors.notAllowed({ where, user, reason, setting });
  if (code === '42501' || code === '22023' || code === '42704') return errors.roleMissing({ user, reason });
  if (/^E[A-Z]/.test(code) || /timeout|terminated/i.test(reason)) return errors.noAnswer({ where, reason, setting });
  return error;
}
