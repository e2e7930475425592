import { type Actor, type Permission, type ScopeColumns, scopeCondition } from '@onewindow/auth';
import { type RawBuilder, sql } from '@onewindow/db';

/** Where any of several permissions holds, as one condition. */
export function scopeConditionOfAny(
  actor: Actor,
  permissions: readonly Permission[],
  columns: ScopeColumns,
): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(
    permissions.map(permission => scopeCondition(actor, permission, columns)),
    sql` or `,
  )})`;
}
