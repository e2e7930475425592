import { pages as casePages } from '@onewindow/cases/portal';
import { pages as licencePages } from '@onewindow/licences/portal';
import type { PortalPage } from '@onewindow/portal-kit';
import { pages as ratingPages } from '@onewindow/ratings/portal';
import { accessibilityPage } from './pages/accessibility.tsx';
import { galleryPages } from './pages/gallery.tsx';
import { helpPage } from './pages/help.tsx';
import { privacyPage } from './pages/privacy.tsx';

/** Every page of the portal: the shell's own, then those of each module, in the order of their levels. */
export const pages: readonly PortalPage[] = [
  helpPage,
  accessibilityPage,
  privacyPage,
  ...licencePages,
  ...casePages,
  ...ratingPages,
  ...galleryPages,
];
