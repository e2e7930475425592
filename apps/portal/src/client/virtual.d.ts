declare module 'virtual:portal-islands' {
  /** Made by the build from every `*.island.ts(x)` file. */
  export const islandFiles: Record<string, () => Promise<unknown>>;
}

/** Made by the build from the style sheets in modules' portal folders. */
declare module 'virtual:portal-styles' {}

declare module '*.css' {}
