export { type BuildOptions, buildPortal, isPortalBuilt, type PortalBuild } from './build.ts';
export { type PortalOptions, portalPlugin } from './plugin.ts';
