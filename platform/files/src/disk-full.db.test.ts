import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { createTestDatabase, mountSmallDisk, personActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFile } from './files.ts';
import { fileServices } from './testing/fixture.ts';
import { pdf, pdfStream } from './testing/samples.ts';
import { appendToUpload, createUpload, getUpload } from './uploads.ts';

const megabyte = 1024 * 1024;
const disk = mountSmallDisk(100);
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
  disk?.remove();
});

/** In pieces, as they come from the network. */
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

describe.skipIf(!disk)('an upload onto a disk that fills up (skipped where nothing can be mounted)', () => {
  it('is told so, keeps what was acknowledged, gives the rest of its room back, and goes on later', async () => {
    const { services } = fileServices(database.db, disk!.directory);
    const actor = personActor();
    const content = pdf({ objects: [pdfStream('', randomBytes(20 * megabyte))] });
    const { id } = await createUpload(services, actor, { name: '竣工图.pdf', bytes: content.length });
    disk!.fillUpTo(12 * megabyte);

    const append = (offset: number) =>
      appendToUpload(services, actor, { id, offset, source: inPieces(content.subarray(offset)) });
    await expect(append(0)).rejects.toMatchObject({
      code: 'files.diskFull',
      status: 507,
      zh: expect.stringContaining('磁盘满了'),
    });
    const { offset, state } = await getUpload(database.db, actor, id);
    expect(state).toBe('receiving');
    // Every eight megabytes are made durable and acknowledged.
    expect(offset).toBeGreaterThanOrEqual(8 * megabyte);
    expect(offset).toBeLessThan(content.length);

    await expect(
      createUpload(services, actor, { name: '另一份.pdf', bytes: 20 * megabyte }),
      'a new one is refused before anything is sent',
    ).rejects.toMatchObject({ code: 'files.diskFull' });

    disk!.makeRoom();
    const whole = await append(offset);
    expect(whole.state).toBe('complete');
    const back = Buffer.concat(await Array.fromAsync(await openFile(services, whole.file!.id)));
    expect(back.equals(content)).toBe(true);
    expect(readdirSync(services.files.staging)).toEqual([]);
    rmSync(services.files.staging, { recursive: true });
  }, 60_000);
});
