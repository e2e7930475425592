import './services.ts';

export { type Crypto, type CryptoOptions, createCrypto } from './crypto.ts';
export { generateSecret, type KeyRingSource, loadKeyRing } from './key-ring.ts';
export { maskAddress, maskBankAccount, maskEmail, maskIdNumber, maskPersonName, maskPhone } from './mask.ts';
export { DEFAULT_SIGNER_ID, generateSm2KeyPair, type Sm2KeyPair, signSm2, verifySm2 } from './sm2.ts';
