import type { Db } from '@onewindow/db';
import { findPublishedForm, getFormVersion, listForms } from '@onewindow/forms';
import { getProcessVersion, listProcessVersions } from '@onewindow/processes';
import type { Draft } from './drafts.ts';

/** A published version of a form or process that a draft may rest on. */
export interface Choice {
  id: string;
  key: string;
  version: number;
  zh: string;
  en: string;
}

/** The newest published version of every form and process, and the ones that the draft rests on now. */
export async function listChoices(
  db: Db,
  draft: Pick<Draft, 'formVersionId' | 'processVersionId'>,
): Promise<{ forms: Choice[]; processes: Choice[] }> {
  const [forms, processes] = await Promise.all([formChoices(db), processChoices(db)]);
  return {
    forms: await withPresent(forms, draft.formVersionId, async id => {
      const { key, version, definition } = await getFormVersion(db, id);
      return { id, key, version, ...definition.title };
    }),
    processes: await withPresent(processes, draft.processVersionId, async id => {
      const { key, version, name } = await getProcessVersion(db, id);
      return { id, key, version, zh: name, en: name };
    }),
  };
}

async function withPresent(
  choices: Choice[],
  id: string | null,
  present: (id: string) => Promise<Choice>,
): Promise<Choice[]> {
  return id === null || choices.some(choice => choice.id === id) ? choices : [await present(id), ...choices];
}

async function formChoices(db: Db): Promise<Choice[]> {
  const found: Choice[] = [];
  let after: string | undefined;
  do {
    const page = await listForms(db, { limit: 200, after });
    for (const row of page.rows) {
      if (row.publishedVersion === null) continue;
      const { id, key, version, titleZh: zh, titleEn: en } = row;
      // The newest version may be a draft; then the published one is behind it.
      const published = row.state === 'published' ? undefined : await findPublishedForm(db, key);
      found.push(
        published ? { id: published.id, key, version: published.version, zh, en } : { id, key, version, zh, en },
      );
    }
    after = page.next ?? undefined;
  } while (after);
  return found;
}

async function processChoices(db: Db): Promise<Choice[]> {
  const versions = await listProcessVersions(db);
  return versions
    .filter(version => version.state === 'published')
    .map(({ id, key, version, name }) => ({ id, key, version, zh: name, en: name }));
}
