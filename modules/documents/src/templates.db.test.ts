import { randomUUID } from 'node:crypto';
import { createTestDatabase, staffActor, type TestDatabase, testServices } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtInTemplates } from './built-in/templates.ts';
import { getDocument } from './documents.ts';
import { issueDocument } from './issue.ts';
import { sampleValues } from './sample.ts';
import {
  ensureBuiltInTemplates,
  getTemplateVersions,
  listTemplates,
  previewTemplate,
  publishTemplate,
  saveTemplateDraft,
} from './templates.ts';

let database: TestDatabase;
const keeper = staffActor({ name: '陆远舟（示例）' });
const content = builtInTemplates.grantDecision;
const save = (revision: number, note = '改一句') =>
  saveTemplateDraft(database.db, keeper, { kind: 'grantDecision', content, note, revision });

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe('templates', () => {
  test('are there for every kind after the first look, however often they are put in place', async () => {
    await ensureBuiltInTemplates(database.db);
    await ensureBuiltInTemplates(database.db);
    const templates = await listTemplates(database.db);
    expect(templates).toHaveLength(18);
    expect(templates.every(template => template.publishedVersion === 1)).toBe(true);
  });

  test('go from draft to published; a document keeps the version it was issued with', async () => {
    const services = testServices(database.db);
    const issue = () =>
      issueDocument(database.db, services, keeper, {
        kind: 'grantDecision',
        organisation: { id: randomUUID(), name: '桂林市七星区行政审批局（示例）', uscc: '11450305MB1H26056W' },
        addressee: '李云舒（示例）',
        data: sampleValues(),
      });
    const before = await issue();
    const draft = await save(0);
    expect(draft).toMatchObject({ version: 2, status: 'draft', revision: 1 });
    const published = await publishTemplate(database.db, keeper, 'grantDecision');
    const after = await issue();
    const [oldDocument, newDocument] = [
      await getDocument(database.db, before.id),
      await getDocument(database.db, after.id),
    ];
    expect(newDocument.templateId).toBe(published.id);
    expect(oldDocument.templateId).not.toBe(published.id);
    expect(
      (await getTemplateVersions(database.db, 'grantDecision')).map(({ version, status }) => [version, status]),
    ).toEqual([
      [2, 'published'],
      [1, 'retired'],
    ]);
  });

  test('refuse a save over somebody else’s, naming her', async () => {
    await save(0);
    await save(1);
    await expect(save(1)).rejects.toMatchObject({
      code: 'documents.templateChanged',
      zh: expect.stringContaining('陆远舟'),
    });
    await expect(save(0)).rejects.toMatchObject({ code: 'documents.templateChanged' });
  });

  test('refuse a refusal that leaves no place for its reasons', async () => {
    const hiding = {
      ...builtInTemplates.refusalDecision,
      blocks: builtInTemplates.refusalDecision.blocks.filter(
        block => !('text' in block && block.text.zh.includes('{reasons}')),
      ),
    };
    await expect(
      saveTemplateDraft(database.db, keeper, { kind: 'refusalDecision', content: hiding, note: '', revision: 0 }),
    ).rejects.toMatchObject({
      code: 'documents.badTemplate',
      fields: [expect.objectContaining({ code: 'missingPlaceholder' })],
    });
  });

  test('cannot be published without a draft', async () => {
    await expect(publishTemplate(database.db, keeper, 'acceptanceNotice')).rejects.toMatchObject({
      code: 'documents.noDraft',
    });
  });

  test('are previewed as a PDF before they are saved', async () => {
    const bytes = await previewTemplate('grantDecision', content);
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  });
});
