import type { TemplateContent } from '../contract.ts';
import type { DocumentKindName } from '../kinds.ts';
import * as decisions from './decisions.ts';
import * as handling from './handling.ts';
import * as reception from './reception.ts';

/** The text that every kind begins with; the keeper publishes later versions beside it. */
export const builtInTemplates: Readonly<Record<DocumentKindName, TemplateContent>> = {
  ...reception,
  ...handling,
  ...decisions,
};
