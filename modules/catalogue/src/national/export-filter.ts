import { parseChoice } from '@onewindow/console-kit/list-contract';
import { type Db, sql } from '@onewindow/db';
import { type DeskFilter, deskCondition } from '../desk-filter.ts';

/** Which 实施清单 are exported: those of the items that the keeper's list shows, of some organisations, of some places. */
export interface ExportFilter extends DeskFilter {
  divisionCode?: string | undefined;
  /** Ids of organisations, in the form of `parseChoice`. */
  organisation?: string | undefined;
}

/** Condition on service item `s` of catalogue item `c`. */
export function exportCondition({ divisionCode, organisation, ...desk }: ExportFilter) {
  const organisations = parseChoice(organisation);
  const wanted = Object.values(desk).some(value => value !== undefined && value !== '');
  // Who only waits for a first publication has no 实施清单 yet.
  return sql`s.state <> 'planned' and (${divisionCode ?? null}::text is null or s.division_code = ${divisionCode ?? null}::text)
    and ${organisations ? sql`(s.organisation_id::text = any(${organisations.values}::text[])) = ${!organisations.negated}` : sql`true`}
    and ${
      wanted
        ? sql`exists (select from catalogue.item_desk d where d.catalogue_item_id = c.id and ${deskCondition(desk)})`
        : sql`true`
    }`;
}

/** How many 实施清单, of how many items, an export would hold. */
export async function countExport(db: Db, filter: ExportFilter): Promise<{ tasks: number; items: number }> {
  const { rows } = await sql<{ tasks: number; items: number }>`
    select count(*)::int as tasks, count(distinct c.id)::int as items
    from catalogue.service_item s join catalogue.catalogue_item c on c.id = s.catalogue_item_id
    where ${exportCondition(filter)}`.execute(db);
  return rows[0] ?? { tasks: 0, items: 0 };
}
