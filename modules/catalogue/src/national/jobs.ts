import { defineJob } from '@onewindow/jobs';
import { applyImport, checkImport } from './import.ts';

/** Checks or applies an import outside the request; both can be repeated, so a process that dies in between does no harm. */
export const importJob = defineJob<{ importId: string; apply: boolean; person: string; name: string }>({
  name: 'catalogue.import',
  maxAttempts: 3,
  async handle({ services, actor }, { importId, apply, person, name }) {
    // The import is the act of the person who asked for it, not of the platform.
    const keeper = { ...actor, staffId: person, name };
    await (apply ? applyImport : checkImport)(services.db, keeper, importId);
  },
});
