import type { ModuleDefinition } from '@onewindow/http';
import './db.ts';
import { documentPermissions } from './permissions.ts';
import { documentRoutes } from './routes.ts';

export const documentsModule: ModuleDefinition = {
  name: 'documents',
  permissions: documentPermissions,
  routes: documentRoutes,
};

export { builtInTemplates } from './built-in/templates.ts';
export type { DocumentSummary, TemplateBlock } from './contract.ts';
export {
  canReadDocument,
  type DocumentAccess,
  type DocumentRecord,
  getDocument,
  listDocumentsOfCase,
  setDocumentAccess,
} from './documents.ts';
export {
  type DeliverDocument,
  deliverDocument,
  type IssueDocument,
  type IssuedDocument,
  type IssuingOrganisation,
  issueDocument,
} from './issue.ts';
export { type DocumentKind, type DocumentKindName, documentKinds, isDocumentKind } from './kinds.ts';
export { documentPermissions } from './permissions.ts';
export { type DocumentPage, type LaidOutDocument, layOutDocument } from './render/layout.ts';
export { renderDocument, renderDocumentForReference } from './render/render.ts';
export {
  ensureBuiltInTemplates,
  getTemplateVersions,
  listTemplates,
  previewTemplate,
  publishTemplate,
  saveTemplateDraft,
} from './templates.ts';
