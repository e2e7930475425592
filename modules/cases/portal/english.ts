import type { CaseDetails, Matter } from '@onewindow/cases';
import { englishItemNames, listScenarios } from '@onewindow/catalogue';
import type { Db } from '@onewindow/db';
import { englishOrganisationNames } from '@onewindow/directory';
import type { Locale } from '@onewindow/i18n';

interface Named {
  basicCode: string;
  itemName: string;
  organisationName: string;
}

/** Rows with the names of item and body in the page's language; a case keeps the Chinese ones that its papers bear. */
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

/** A whole case in the page's language: its own names and those of the cases beside it. */
export async function caseNamedIn(db: Db, locale: Locale, details: CaseDetails): Promise<CaseDetails> {
  if (locale === 'zh') return details;
  const [row = details.row] = await namedIn(db, locale, [details.row]);
  const bodies = await englishOrganisationNames(
    db,
    details.events.flatMap(event => event.organisationName ?? []),
  );
  const events = details.events.map(event =>
    event.organisationName
      ? { ...event, organisationName: bodies.get(event.organisationName) ?? event.organisationName }
      : event,
  );
  return { ...details, row, events, siblings: await namedIn(db, locale, details.siblings) };
}

interface Titled {
  title: string;
  scenarioCode: string | null;
  basicCodes: readonly string[];
}

/** Drafts and matters under their name in the page's language: that of the scenario, or of the one item. */
export async function titledIn<T extends Titled>(db: Db, locale: Locale, rows: readonly T[]): Promise<T[]> {
  if (locale === 'zh' || rows.length === 0) return [...rows];
  const scenarios = rows.some(row => row.scenarioCode) ? await listScenarios(db) : [];
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

/** A matter and its cases with their names in the page's language. */
export async function matterNamedIn(db: Db, locale: Locale, matter: Matter): Promise<Matter> {
  if (locale === 'zh') return matter;
  const [named = matter] = await titledIn(db, locale, [
    { ...matter, basicCodes: matter.cases.map(one => one.basicCode) },
  ]);
  return { ...matter, title: named.title, cases: await namedIn(db, locale, matter.cases) };
}
