import { englishItemNames, listScenarios } from '@onewindow/catalogue';
import type { Db } from '@onewindow/db';
import { englishOrganisationNames } from '@onewindow/directory';
import type { Locale } from '@onewindow/i18n';
import { englishStepNames } from '@onewindow/processes';
import type { CaseDetails } from './get-case.ts';
import type { Matter } from './get-matter.ts';

// A case keeps the Chinese names that its papers bear; who reads in English is shown the English ones of today.

interface Named {
  basicCode: string;
  itemName: string;
  organisationName: string;
}

/** Rows with the names of item and body in the reader's language. */
export async function namedIn<T extends Named>(db: Db, locale: Locale, rows: readonly T[]): Promise<T[]> {
  if (locale === 'zh' || rows.length === 0) return [...rows];
  const [items, bodies] = [
    await englishItemNames(
      db,
      rows.map(row => row.basicCode),
    ),
    await englishOrganisationNames(
      db,
      rows.map(row => row.organisationName),
    ),
  ];
  return rows.map(row => ({
    ...row,
    itemName: items.get(row.basicCode) ?? row.itemName,
    organisationName: bodies.get(row.organisationName) ?? row.organisationName,
  }));
}

interface Listed extends Named {
  id: string;
  /** Stored as the Chinese name of a body, or 申请人. */
  waitingFor: string | null;
  stepName: string | null;
}

/** Rows of a list in the reader's language, with the step and whom each waits for. */
export async function caseRowsIn<T extends Listed>(db: Db, locale: Locale, rows: readonly T[]): Promise<T[]> {
  if (locale === 'zh') return [...rows];
  const bodies = await englishOrganisationNames(
    db,
    rows.flatMap(row => row.waitingFor ?? []),
  );
  const steps = await englishStepNames(db, {
    kind: 'case',
    ids: rows.filter(row => row.stepName).map(row => row.id),
  });
  const name = (who: string) => (who === '申请人' ? 'the applicant' : (bodies.get(who) ?? who));
  return (await namedIn(db, locale, rows)).map(row => ({
    ...row,
    waitingFor: row.waitingFor && name(row.waitingFor),
    stepName: row.stepName && (steps.get(row.id) ?? row.stepName),
  }));
}

/** A whole case in the reader's language: its own names, those of its events and of the cases beside it. */
export async function caseNamedIn(db: Db, locale: Locale, details: CaseDetails): Promise<CaseDetails> {
  if (locale === 'zh') return details;
  const [named = { ...details.row, ...details.list }] = await caseRowsIn(db, locale, [
    { ...details.row, ...details.list },
  ]);
  const bodies = await englishOrganisationNames(
    db,
    details.events.flatMap(event => event.organisationName ?? []),
  );
  const events = details.events.map(event =>
    event.organisationName
      ? { ...event, organisationName: bodies.get(event.organisationName) ?? event.organisationName }
      : event,
  );
  return {
    ...details,
    row: { ...details.row, itemName: named.itemName, organisationName: named.organisationName },
    list: { ...details.list, waitingFor: named.waitingFor, stepName: named.stepName },
    events,
    siblings: await namedIn(db, locale, details.siblings),
  };
}

interface Titled {
  title: string;
  scenarioCode: string | null;
  basicCodes: readonly string[];
}

/** Drafts and matters under their name in the reader's language: that of the scenario, or of the one item. */
export async function titledIn<T extends Titled>(db: Db, locale: Locale, rows: readonly T[]): Promise<T[]> {
  if (locale === 'zh' || rows.length === 0) return [...rows];
  const scenarios = rows.some(row => row.scenarioCode) ? await listScenarios(db, { withdrawn: true }) : [];
  const items = await englishItemNames(
    db,
    rows.flatMap(row => row.basicCodes),
  );
  return rows.map(row => {
    const scenario = scenarios.find(one => one.code === row.scenarioCode)?.name.en;
    const [only, ...others] = row.basicCodes;
    const item = only !== undefined && others.length === 0 ? items.get(only) : undefined;
    return { ...row, title: scenario ?? item ?? row.title };
  });
}

/** A matter and its cases with their names in the reader's language. */
export async function matterNamedIn(db: Db, locale: Locale, matter: Matter): Promise<Matter> {
  if (locale === 'zh') return matter;
  const [named = matter] = await titledIn(db, locale, [
    { ...matter, basicCodes: matter.cases.map(one => one.basicCode) },
  ]);
  return { ...matter, title: named.title, cases: await namedIn(db, locale, matter.cases) };
}
