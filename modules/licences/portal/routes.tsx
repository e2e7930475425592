import type { PortalPage } from '@onewindow/portal-kit';
import { myLicencesPage, showLicencePage } from './my-licences.tsx';
import { tokenPage, verifyPage } from './verify-page.tsx';

/** Verifying a licence, and one's own. */
export const pages: readonly PortalPage[] = [verifyPage, tokenPage, myLicencesPage, showLicencePage];
