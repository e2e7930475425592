import { api, apiPath } from '../api/client.ts';
import { randomKey } from '../api/command-key.ts';
import { waitForConnection } from '../api/connection.ts';
import { ProblemError, problemOf } from '../api/problem.ts';
import { waitForSignIn } from '../api/sign-in-gate.ts';

/** A file as the server keeps it. */
export interface StoredFile {
  id: string;
  name: string;
  bytes: number;
  mediaType: string;
  sha256: string;
}

/** A session of `POST /api/uploads`; `offset` bytes have arrived, `file` is there once all have. */
export interface UploadSession {
  id: string;
  offset: number;
  file: StoredFile | null;
}

export interface UploadProgress {
  sent: number;
  total: number;
  /** The byte at which it went on after the connection broke. */
  resumedAt: number | undefined;
}

/** Bytes sent in one request; small enough that progress moves and a lost one costs little on a township line. */
const pieceBytes = 1_048_576;

/**
 * Sends a file piece by piece and goes on where it stopped when the connection or the session was lost.
 * @throws ProblemError when the server refuses the file (type by its bytes, size); DOMException when aborted
 */
export async function uploadFile(
  file: File,
  {
    purpose,
    onProgress,
    signal,
  }: { purpose: string; onProgress?(progress: UploadProgress): void; signal?: AbortSignal },
): Promise<StoredFile> {
  let session = await api.post<UploadSession>(
    '/api/uploads',
    { name: file.name, bytes: file.size, purpose },
    { key: randomKey(), signal },
  );
  let resumedAt: number | undefined;
  for (let attempt = 0; session.file === null; ) {
    onProgress?.({ sent: session.offset, total: file.size, resumedAt });
    const next = await sendPiece(session, file, signal);
    if (next) {
      session = next;
      attempt = 0;
      continue;
    }
    await waitForConnection(attempt++, signal);
    session = await api.get<UploadSession>(apiPath`/api/uploads/${session.id}`, { signal });
    resumedAt = session.offset;
  }
  onProgress?.({ sent: file.size, total: file.size, resumedAt });
  return session.file;
}

/** Sends the next piece; undefined when it did not get through. */
async function sendPiece(
  session: UploadSession,
  file: File,
  signal: AbortSignal | undefined,
): Promise<UploadSession | undefined> {
  const piece = file.slice(session.offset, session.offset + pieceBytes);
  const response = await fetch(apiPath`/api/uploads/${session.id}`, {
    method: 'PATCH',
    body: piece,
    headers: {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(session.offset),
      'accept-language': document.documentElement.lang,
    },
    signal: signal ?? null,
  }).catch(() => undefined);
  if (signal?.aborted) throw signal.reason;
  if (response?.status === 401) {
    await waitForSignIn();
    return undefined;
  }
  if (!response || response.status >= 502) return undefined;
  // 409: the server has another offset, because an answer was lost; ask for it.
  if (response.status === 409) return undefined;
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return (await response.json()) as UploadSession;
}
