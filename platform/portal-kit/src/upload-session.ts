/**
 * The browser's side of `/api/uploads`: pieces of 8 MB, each acknowledged; after a broken connection it asks how much
 * has arrived and goes on from there, by itself, as soon as the network is back. The same file chosen again after the
 * page was closed goes on too, because the number of its upload is remembered.
 */

/** How one upload stands. */
export interface UploadStatus {
  state: 'uploading' | 'paused' | 'waiting' | 'checking' | 'done' | 'refused';
  sent: number;
  total: number;
  /** Bytes a second of the last few seconds; undefined until there is something to judge by. */
  speed: number | undefined;
  /** When the connection broke, and from where it went on. */
  broke: { at: number; resumedAt: number | undefined; from: number | undefined } | undefined;
  /** What the platform says is wrong with the file, in the reader's language. */
  problem: string | undefined;
  file: UploadedFile | undefined;
}

export interface UploadedFile {
  id: string;
  name: string;
  bytes: number;
  pages: number | null;
}

/** The part of `File` that is needed. */
export interface UploadSource {
  name: string;
  size: number;
  lastModified: number;
  slice(from: number, to: number): Blob;
}

export interface Reply {
  status: number;
  body: { id?: string; offset?: number; file?: UploadedFile | null; detail?: string; data?: { offset?: number } };
}

/** One request; rejects when the connection breaks or `signal` aborts. */
export type Send = (request: {
  method: 'POST' | 'GET' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: string | Blob;
  signal: AbortSignal;
  onProgress?: (sent: number) => void;
}) => Promise<Reply>;

export interface UploadEnvironment {
  send: Send;
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after a while, or sooner when the network comes back. */
  waitForNetwork(attempt: number): Promise<void>;
  /** Remembers the number of an upload under a key; undefined forgets it. */
  recall(key: string): string | undefined;
  remember(key: string, id: string | undefined): void;
}

export interface UploadSession {
  pause(): void;
  resume(): void;
  /** Gives the upload up, here and on the platform. */
  cancel(): void;
}

const PIECE_BYTES = 8 * 1_048_576;
/** Answers to which sending the same again is right: overload, a restart, a proxy without its server. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

interface UploadInput {
  source: UploadSource;
  purpose: string;
  onChange: (status: UploadStatus) => void;
  environment: UploadEnvironment;
}

/** Starts to upload; every change is told to `onChange`. */
export function startUpload({ source, purpose, onChange, environment }: UploadInput): UploadSession {
  const key = `upload ${purpose} ${source.name} ${source.size} ${source.lastModified}`;
  let id = environment.recall(key);
  let abort = new AbortController();
  let status: UploadStatus = {
    state: 'uploading',
    sent: 0,
    total: source.size,
    speed: undefined,
    broke: undefined,
    problem: undefined,
    file: undefined,
  };
  let measured: { at: number; sent: number } | undefined;

  function change(next: Partial<UploadStatus>): void {
    status = { ...status, ...next };
    onChange(status);
  }

  function progress(sent: number): void {
    const at = environment.now();
    measured ??= { at, sent };
    const seconds = (at - measured.at) / 1000;
    change({ sent, ...(seconds >= 1 && { speed: (sent - measured.sent) / seconds }) });
    if (seconds > 8) measured = { at, sent };
  }

  async function ask(signal: AbortSignal): Promise<Reply> {
    if (id === undefined) {
      const body = JSON.stringify({ name: source.name, bytes: source.size, purpose });
      return environment.send({
        method: 'POST',
        url: '/api/uploads',
        headers: { 'content-type': 'application/json' },
        body,
        signal,
      });
    }
    return environment.send({ method: 'GET', url: `/api/uploads/${id}`, signal });
  }

  async function sendPiece(offset: number, signal: AbortSignal): Promise<Reply> {
    return environment.send({
      method: 'PATCH',
      url: `/api/uploads/${id}`,
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
      body: source.slice(offset, Math.min(offset + PIECE_BYTES, source.size)),
      signal,
      onProgress: sent => {
        if (!signal.aborted) progress(offset + sent);
      },
    });
  }

  /** One round: where are we, then piece after piece. Ends when the upload is over; throws when the connection breaks. */
  async function round(signal: AbortSignal): Promise<void> {
    let reply = await ask(signal);
    if (reply.status === 404 && id !== undefined) {
      id = undefined;
      reply = await ask(signal);
    }
    for (;;) {
      // An answer may arrive just after a pause; another round is then already on its way.
      if (signal.aborted) return;
      const { status: code, body } = reply;
      if (PASSING.has(code)) throw new Error(`answer ${code}`);
      const offset = code === 409 ? body.data?.offset : body.offset;
      if (body.file) return finish(body.file);
      if ((code >= 400 && code !== 409) || offset === undefined) return refuse(code, body.detail);
      if (body.id !== undefined && body.id !== id) {
        id = body.id;
        environment.remember(key, id);
      }
      goOn(offset);
      if (offset + PIECE_BYTES >= source.size && status.sent >= source.size) change({ state: 'checking' });
      reply = await sendPiece(offset, signal);
    }
  }

  function goOn(offset: number): void {
    const { broke } = status;
    const resumed =
      broke && broke.resumedAt === undefined ? { ...broke, resumedAt: environment.now(), from: offset } : broke;
    change({ state: 'uploading', sent: offset, broke: resumed });
  }

  function finish(file: UploadedFile): void {
    environment.remember(key, undefined);
    change({ state: 'done', sent: source.size, file });
  }

  function refuse(code: number, problem: string | undefined): void {
    // Signed out in the middle: after signing in the same file goes on where it was.
    if (code !== 401) environment.remember(key, undefined);
    change({ state: 'refused', problem });
  }

  async function run(): Promise<void> {
    const { signal } = abort;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        return await round(signal);
      } catch {
        if (signal.aborted) return;
        measured = undefined;
        change({
          state: 'waiting',
          speed: undefined,
          broke: { at: environment.now(), resumedAt: undefined, from: undefined },
        });
        await environment.waitForNetwork(attempt);
      }
    }
  }

  void run();
  return {
    pause() {
      abort.abort();
      change({ state: 'paused', speed: undefined });
    },
    resume() {
      abort = new AbortController();
      measured = undefined;
      change({ state: 'uploading' });
      void run();
    },
    cancel() {
      abort.abort();
      environment.remember(key, undefined);
      const { signal } = new AbortController();
      if (id !== undefined) environment.send({ method: 'DELETE', url: `/api/uploads/${id}`, signal }).catch(() => {});
    },
  };
}
