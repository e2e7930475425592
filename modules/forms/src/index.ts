import type { ModuleDefinition } from '@onewindow/http';
import { formsPermissions } from './permissions.ts';
import { formsRoutes } from './routes.ts';

export { formsErrors } from './errors.ts';
export {
  deployForm,
  type FormVersion,
  findDraft,
  findPublishedForm,
  getFormVersion,
  publishForm,
  type SaveFormDraft,
  saveFormDraft,
  toFieldErrors,
} from './form-versions.ts';
export { formsPermissions } from './permissions.ts';
export { type FormRow, listForms, listFormVersions } from './queries.ts';
export { type DefinitionProblem, validateDefinition } from './validate-definition.ts';

export const formsModule: ModuleDefinition = { name: 'forms', permissions: formsPermissions, routes: formsRoutes };
