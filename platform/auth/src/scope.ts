import { type RawBuilder, sql } from '@onewindow/db';
import type { Actor, Scope } from './actor.ts';
import type { Permission } from './permissions.ts';

/** The columns of a query that say whose and where a row is; a scope whose column is not given matches nothing. */
export interface ScopeColumns {
  party?: string;
  account?: string;
  unit?: string;
  organisation?: string;
  division?: string;
}

/**
 * Compiles the actor's grants of one permission into a WHERE fragment, so that permission is part of the query and
 * never a select beforehand. Without any grant the fragment is `false`.
 */
export function scopeCondition(actor: Actor, permission: Permission, columns: ScopeColumns): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [];
  for (const grant of actor.grants) {
    if (!grant.permissions.has(permission.name)) continue;
    if (grant.scope.kind === 'all') return sql<boolean>`true`;
    const part = condition(actor, grant.scope, columns);
    if (part) parts.push(part);
  }
  const first = parts[0];
  if (!first) return sql<boolean>`false`;
  return parts.length === 1 ? first : sql<boolean>`(${sql.join(parts, sql` or `)})`;
}

function condition(actor: Actor, scope: Scope, columns: ScopeColumns): RawBuilder<boolean> | undefined {
  switch (scope.kind) {
    case 'own':
      if (columns.party && actor.partyId) return sql<boolean>`${sql.ref(columns.party)} = ${actor.partyId}`;
      if (columns.account && actor.accountId) return sql<boolean>`${sql.ref(columns.account)} = ${actor.accountId}`;
      return undefined;
    case 'unit':
      return columns.unit ? sql<boolean>`${sql.ref(columns.unit)} = ${scope.unitId}` : undefined;
    case 'organisation':
      return columns.organisation
        ? sql<boolean>`${sql.ref(columns.organisation)} = ${scope.organisationId}`
        : undefined;
    case 'division': {
      if (!columns.division) return undefined;
      const [from, to] = divisionRange(scope.code);
      return sql<boolean>`(${sql.ref(columns.division)} >= ${from} and ${sql.ref(columns.division)} < ${to})`;
    }
    case 'all':
      return sql<boolean>`true`;
  }
}

/** Where something belongs, for `scopeCovers`. */
export interface Place {
  organisationId: string | null;
  unitId: string | null;
  divisionCode: string | null;
}

/** Whether a scope covers a place: what `scopeCondition` says in a query, of something that was read. `own` covers none. */
export function scopeCovers(scope: Scope, place: Place): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'organisation':
      return place.organisationId === scope.organisationId;
    case 'unit':
      return place.unitId === scope.unitId;
    case 'division': {
      if (place.divisionCode === null) return false;
      const [from, to] = divisionRange(scope.code);
      return place.divisionCode >= from && place.divisionCode < to;
    }
    case 'own':
      return false;
  }
}

/**
 * The half-open range of 12-digit statistical division codes under one division (GB/T 2260 and 统计用区划代码):
 * a city, county, township or village code with its trailing zero groups names its whole subtree.
 */
export function divisionRange(code: string): [from: string, to: string] {
  const width = significantDigits(code);
  const next = String(Number(code.slice(0, width)) + 1).padStart(width, '0');
  return [code.slice(0, width).padEnd(12, '0'), next.padEnd(12, '0')];
}

function significantDigits(code: string): number {
  if (!/^\d{12}$/.test(code)) throw new Error(`not a 12-digit division code: ${code}`);
  for (const width of [2, 4, 6, 9]) if (/^0*$/.test(code.slice(width))) return width;
  return 12;
}
