import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { FieldError } from '@onewindow/errors';
import { appendEvent } from '@onewindow/events';
import { builtInTemplates } from './built-in/templates.ts';
import type { Template, TemplateBlock, TemplateContent, TemplateSummary } from './contract.ts';
import { documentErrors } from './errors.ts';
import { type DocumentKindName, documentKinds, isDocumentKind } from './kinds.ts';
import { type Locale, placeholdersOf } from './render/fill.ts';
import { layOutDocument } from './render/layout.ts';
import { sampleValues } from './sample.ts';

interface TemplateRow {
  id: string;
  kind: string;
  version: number;
  status: Template['status'];
  title: TemplateContent['title'];
  blocks: TemplateBlock[];
  note: string;
  revision: number;
  editedBy: string;
  editedAt: Date;
  publishedBy: string | null;
  publishedAt: Date | null;
}

const columns = sql.raw(`
  id, kind, version, status, title, blocks, note, revision, edited_by as "editedBy", edited_at as "editedAt",
  published_by as "publishedBy", published_at as "publishedAt"`);

/** Puts the built-in text of every kind in place where none was ever published. Safe to run at any time and twice. */
export async function ensureBuiltInTemplates(db: Db): Promise<void> {
  const rows = Object.entries(builtInTemplates).map(([kind, content]) => ({ kind, ...content }));
  await sql`
    insert into documents.template (kind, version, status, title, blocks, note, edited_by, published_by, published_at)
    select t.kind, 1, 'published', t.title, t.blocks, '随系统提供', '系统', '系统', now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (kind text, title jsonb, blocks jsonb)
    on conflict do nothing`.execute(db);
}

/** The published template of a kind, with which new documents are issued. */
export async function getPublishedTemplate(
  db: Db,
  kind: DocumentKindName,
): Promise<{ id: string; content: TemplateContent }> {
  const found = await findTemplate(db, kind, 'published');
  if (found) return found;
  await ensureBuiltInTemplates(db);
  const made = await findTemplate(db, kind, 'published');
  if (!made) throw documentErrors.templateNotFound();
  return made;
}

/** Every kind with the versions that it has. */
export async function listTemplates(db: Db): Promise<TemplateSummary[]> {
  const { rows } = await sql<{ kind: string; status: string; version: number; publishedAt: Date | null }>`
    select kind, status, version, published_at as "publishedAt" from documents.template
    where status in ('published', 'draft')`.execute(db);
  return Object.entries(documentKinds).map(([kind, { zh, en, word, sealed, internal }]) => {
    const published = rows.find(row => row.kind === kind && row.status === 'published');
    const draft = rows.find(row => row.kind === kind && row.status === 'draft');
    return {
      kind,
      zh,
      en,
      word,
      sealed,
      internal,
      publishedVersion: published?.version ?? null,
      publishedAt: published?.publishedAt?.toISOString() ?? null,
      draftVersion: draft?.version ?? null,
    };
  });
}

/** Every version of a kind, newest first. @throws documents.templateNotFound */
export async function getTemplateVersions(db: Db, kind: string): Promise<Template[]> {
  if (!isDocumentKind(kind)) throw documentErrors.templateNotFound();
  await getPublishedTemplate(db, kind);
  const { rows } = await sql<TemplateRow>`
    select ${columns} from documents.template where kind = ${kind} order by version desc`.execute(db);
  return rows.map(toTemplate);
}

/**
 * Saves the draft of a kind's next version. `revision` is that of the draft being edited, 0 when there is none yet.
 * @throws documents.templateNotFound, documents.badTemplate, documents.templateChanged
 */
export async function saveTemplateDraft(
  db: Db,
  actor: Actor,
  { kind, content, note, revision }: { kind: string; content: TemplateContent; note: string; revision: number },
): Promise<Template> {
  if (!isDocumentKind(kind)) throw documentErrors.templateNotFound();
  const problems = checkContent(kind, content);
  if (problems.length > 0) throw documentErrors.badTemplate({}, { fields: problems });
  return inTransaction(db, async tx => {
    await getPublishedTemplate(tx, kind);
    const title = JSON.stringify(content.title);
    const blocks = JSON.stringify(content.blocks);
    const { rows } =
      revision === 0
        ? await sql<TemplateRow>`
            insert into documents.template (kind, version, status, title, blocks, note, edited_by)
            select ${kind}, max(version) + 1, 'draft', ${title}::jsonb, ${blocks}::jsonb, ${note}, ${actor.name}
            from documents.template where kind = ${kind}
            on conflict do nothing
            returning ${columns}`.execute(tx)
        : await sql<TemplateRow>`
            update documents.template set title = ${title}::jsonb, blocks = ${blocks}::jsonb, note = ${note},
              revision = revision + 1, edited_by = ${actor.name}, edited_at = now()
            where kind = ${kind} and status = 'draft' and revision = ${revision}
            returning ${columns}`.execute(tx);
    const row = rows[0] ?? (await refuseStaleDraft(tx, kind));
    await appendEvent(tx, actor, {
      type: 'documents.templateDrafted',
      subject: { kind: 'documentTemplate', id: row.id },
      data: { kind, version: row.version, revision: row.revision },
    });
    return toTemplate(row);
  });
}

/**
 * Publishes the draft: new documents use it from now on, those already issued keep the version they were issued with.
 * @throws documents.noDraft
 */
export async function publishTemplate(db: Db, actor: Actor, kind: string): Promise<Template> {
  return inTransaction(db, async tx => {
    const draft = await sql<{ id: string }>`
      select id from documents.template where kind = ${kind} and status = 'draft' for update`.execute(tx);
    const id = draft.rows[0]?.id;
    if (id === undefined) throw documentErrors.noDraft();
    await sql`update documents.template set status = 'retired' where kind = ${kind} and status = 'published'`.execute(
      tx,
    );
    const { rows } = await sql<TemplateRow>`
      update documents.template set status = 'published', published_by = ${actor.name}, published_at = now()
      where id = ${id} returning ${columns}`.execute(tx);
    const row = rows[0];
    if (!row) throw documentErrors.noDraft();
    await appendEvent(tx, actor, {
      type: 'documents.templatePublished',
      subject: { kind: 'documentTemplate', id },
      data: { kind, version: row.version, note: row.note },
    });
    return toTemplate(row);
  });
}

/** A PDF of a text that is not yet saved, filled with sample values. @throws documents.templateNotFound, documents.badTemplate */
export async function previewTemplate(
  kind: string,
  content: TemplateContent,
  locale: Locale = 'zh',
): Promise<Uint8Array> {
  if (!isDocumentKind(kind)) throw documentErrors.templateNotFound();
  const problems = checkContent(kind, content);
  if (problems.length > 0) throw documentErrors.badTemplate({}, { fields: problems });
  const { zh, word, sealed } = documentKinds[kind];
  const { bytes } = await layOutDocument({
    content,
    values: { ...sampleValues(), issuedOn: '2026-11-26' },
    locale,
    number: `示例${word}〔2026〕1号`,
    organisationName: '桂林市七星区行政审批局',
    issuedOn: '2026-11-26',
    issuedAt: new Date('2026-11-26T02:00:00Z'),
    ...(sealed && { sealCaption: '样张' }),
    footNote: `${zh}样张，没有效力`,
  });
  return bytes;
}

async function findTemplate(db: Db, kind: string, status: string) {
  const { rows } = await sql<TemplateRow>`
    select ${columns} from documents.template where kind = ${kind} and status = ${status}`.execute(db);
  const row = rows[0];
  return row && { id: row.id, content: { title: row.title, blocks: row.blocks } };
}

async function refuseStaleDraft(tx: Db, kind: string): Promise<never> {
  const { rows } = await sql<{ revision: number; editedBy: string }>`
    select revision, edited_by as "editedBy" from documents.template where kind = ${kind} and status = 'draft'`.execute(
    tx,
  );
  const current = rows[0];
  if (!current) throw documentErrors.noDraft();
  throw documentErrors.templateChanged(
    { by: current.editedBy, revision: current.revision },
    { data: { revision: current.revision } },
  );
}

function toTemplate({ title, blocks, editedAt, publishedAt, ...rest }: TemplateRow): Template {
  return {
    ...rest,
    content: { title, blocks },
    editedAt: editedAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
  };
}

// What the law asks of a kind must have its place in the text, or a document could be issued that hides it.
function checkContent(kind: DocumentKindName, content: TemplateContent): FieldError[] {
  const problems: FieldError[] = [];
  const shown = new Set(content.blocks.flatMap(shownKeys));
  for (const key of documentKinds[kind].required) {
    if (!shown.has(key)) {
      problems.push({
        path: '/blocks',
        code: 'missingPlaceholder',
        zh: `依法必须写明的 {${key}} 没有放进模板`,
        en: `The text must have a place for {${key}}, which the law requires`,
      });
    }
  }
  if (
    documentKinds[kind].sealed &&
    kind !== 'receiptOfMaterials' &&
    !content.blocks.some(block => block.type === 'closing')
  ) {
    problems.push({
      path: '/blocks',
      code: 'missingClosing',
      zh: '缺少落款和印章（行政许可法第三十二条第二款：加盖印章、注明日期）',
      en: 'The closing with seal and date is missing (Administrative Licensing Law, Article 32)',
    });
  }
  return problems;
}

function shownKeys(block: TemplateBlock): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'note':
      return placeholdersOf(block.text.zh);
    case 'fields':
      return block.rows.flatMap(row => placeholdersOf(row.value));
    case 'table':
    case 'list':
      return [block.items];
    default:
      return [];
  }
}
