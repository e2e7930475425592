import type { FileStore } from './store.ts';

declare module '@onewindow/http' {
  interface Services {
    files: FileStore;
  }
}
