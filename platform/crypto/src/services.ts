import type { Crypto } from './crypto.ts';

declare module '@onewindow/http' {
  interface Services {
    crypto: Crypto;
  }
}
