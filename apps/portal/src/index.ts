export { type BuildOptions, buildPortal, type PortalBuild } from './build.ts';
export { type PortalOptions, portalPlugin } from './plugin.ts';
