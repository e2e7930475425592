import type { IncomingMessage } from 'node:http';
import type { Actor } from '@onewindow/auth';
import { type AppError, isAppError } from '@onewindow/errors';
import { fileErrors } from './errors.ts';
import { type FileServices, putFile } from './files.ts';
import { type Acceptable, formatBytes } from './kinds.ts';
import { boundaryOf, readMultipart } from './multipart.ts';
import type { StoredFile } from './receive.ts';

export interface FormLimits {
  accept: readonly Acceptable[];
  /** Of one file. */
  maxBytes: number;
  /** Default 20. */
  maxFiles?: number;
}

/** A form with files as a browser without script sends it. */
export interface ReceivedForm {
  /** Every value of every text field, in the order of the form. */
  fields: URLSearchParams;
  /** In the order of the form; fields in which no file was chosen are left out. */
  files: { field: string; file: StoredFile }[];
  /** Files that were refused, to be told beside their fields; everything else of the form was taken. */
  refused: { field: string; fileName: string; error: AppError }[];
}

const MAX_FIELD_BYTES = 1024 * 1024;
const MAX_FIELDS_BYTES = 4 * 1024 * 1024;

/**
 * Receives a `multipart/form-data` request in one go and in little memory. One refused file does not lose the rest.
 * @throws files.malformedForm, files.diskFull, files.interrupted, files.tooLarge when a text field or the number of files is beyond reason
 */
export async function receiveForm(
  services: FileServices,
  { actor, request, limits }: { actor: Actor; request: IncomingMessage; limits: FormLimits },
): Promise<ReceivedForm> {
  const form: ReceivedForm = { fields: new URLSearchParams(), files: [], refused: [] };
  let textBytes = 0;
  for await (const part of readMultipart(request, boundaryOf(request.headers['content-type']))) {
    if (part.fileName === undefined) {
      const text = await readText(part.body);
      textBytes += text.length;
      if (textBytes > MAX_FIELDS_BYTES) throw tooMuchText();
      form.fields.append(part.name, text);
    } else if (part.fileName !== '') {
      if (form.files.length + form.refused.length >= (limits.maxFiles ?? 20)) throw fileErrors.malformedForm();
      await receivePart(services, { actor, limits, form, field: part.name, fileName: part.fileName, body: part.body });
    }
  }
  return form;
}

async function receivePart(
  services: FileServices,
  part: {
    actor: Actor;
    limits: FormLimits;
    form: ReceivedForm;
    field: string;
    fileName: string;
    body: AsyncIterable<Buffer>;
  },
): Promise<void> {
  const { actor, limits, form, field, fileName, body } = part;
  try {
    const { accept, maxBytes } = limits;
    const file = await putFile(services, body, { name: fileName, accept, maxBytes, createdBy: actor.accountId });
    form.files.push({ field, file });
  } catch (error) {
    const isRefusal = isAppError(error) && (error.status === 413 || error.status === 415 || error.status === 422);
    if (!isRefusal) throw error;
    form.refused.push({ field, fileName, error });
  }
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > MAX_FIELD_BYTES) throw tooMuchText();
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function tooMuchText(): AppError {
  return fileErrors.tooLarge({ actual: `> ${formatBytes(MAX_FIELD_BYTES)}`, limit: formatBytes(MAX_FIELD_BYTES) });
}
