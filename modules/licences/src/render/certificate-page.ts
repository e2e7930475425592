import type { Page } from '@onewindow/pdf';
import type { PrintedField } from '../contract.ts';

/** Everything a licence's page depends on; the same input gives the same bytes. */
export interface Certificate {
  layout: 'portrait' | 'landscape';
  typeName: string;
  typeNameEn: string;
  number: string;
  identifier: string;
  version: number;
  holderName: string;
  fields: readonly PrintedField[];
  organisationName: string;
  /** `YYYY-MM-DD`. */
  issuedOn: string;
  issuedAt: Date;
  validFrom: string;
  validTo: string | null;
  law: string;
  note?: string;
  verifyUrl: string;
  demonstration: boolean;
  /** A copy of a version that is no longer the present one: how and when it was replaced. */
  replaced?: { word: string; on: string; by: number };
}

/** The page and the space inside its frame, in points. */
export interface Frame {
  page: Page;
  left: number;
  right: number;
  top: number;
  bottom: number;
}
