import { type AppError, defineErrors } from '@onewindow/errors';

export const databaseErrors = defineErrors('database', {
  unreachable: {
    status: 503,
    zh: '数据库暂时连不上，您填的内容都还在，请过一会儿再试。',
    en: 'The database cannot be reached at the moment. What you entered is kept; please try again shortly.',
  },
  diskFull: {
    status: 507,
    zh: '服务器的磁盘满了，这一步没有保存。请过一会儿再试，或者打 12345。',
    en: 'The server’s disk is full and this step was not saved. Please try again later or call 12345.',
  },
  tooLong: {
    status: 503,
    zh: '这一步超过了时限，没有做完，也没有留下什么。请缩小范围或过一会儿再试。',
    en: 'This took too long and was stopped; nothing of it was kept. Narrow it down or try again later.',
  },
  busy: {
    status: 503,
    zh: '同一件事正有别人在改，请再试一次。',
    en: 'Somebody else is changing the same thing. Please try again.',
  },
  badText: {
    status: 422,
    zh: '内容里有数据库存不了的字符（空字符），请去掉后再试。',
    en: 'The text holds a character that cannot be stored (a null character). Please remove it and try again.',
  },
});

// From the operating system: nobody answers there. From PostgreSQL (class 57 and 53): it is starting, stopping, has no
// connection or memory left; 25006: it has become a standby that only reads.
const unreachable = new Set(
  `ECONNREFUSED ECONNRESET ENOENT ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH ETIMEDOUT EPIPE
   57P01 57P02 57P03 57P05 53200 53300 25006`.split(/\s+/),
);
const busy = new Set(['40001', '40P01', '55P03']);

/** Turns a driver error that a person can act on into an application error; undefined for anything else. */
export function translateDatabaseError(error: unknown): AppError | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: string }).code ?? '';
  if (
    unreachable.has(code) ||
    code.startsWith('08') ||
    /Connection terminated|timeout exceeded when trying|Client has encountered a connection error/.test(error.message)
  ) {
    return databaseErrors.unreachable();
  }
  if (code === '53100') return databaseErrors.diskFull();
  if (code === '57014') return databaseErrors.tooLong();
  if (busy.has(code)) return databaseErrors.busy();
  if (code === '22021' || code === '22P05') return databaseErrors.badText();
  return undefined;
}
