export {
  type Actor,
  anonymousActor,
  type Channel,
  can,
  type Grant,
  requirePermission,
  type Scope,
  systemActor,
} from './actor.ts';
export { allPermissions, definePermissions, type Permission } from './permissions.ts';
export { divisionRange, type Place, type ScopeColumns, scopeCondition, scopeCovers } from './scope.ts';
