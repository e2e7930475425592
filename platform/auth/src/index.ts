export {
  type Actor,
  anonymousActor,
  can,
  type Channel,
  type Grant,
  requirePermission,
  type Scope,
  systemActor,
} from './actor.ts';
export { allPermissions, definePermissions, type Permission } from './permissions.ts';
export { divisionRange, type ScopeColumns, scopeCondition } from './scope.ts';
