import { pages as casePages } from '@onewindow/cases/portal';
import { pages as cataloguePages, guidePage } from '@onewindow/catalogue/portal';
import { pages as directoryPages } from '@onewindow/directory/portal';
import { pages as identityPages } from '@onewindow/identity/portal';
import { pages as licencePages } from '@onewindow/licences/portal';
import type { PortalPage } from '@onewindow/portal-kit';
import { pages as ratingPages } from '@onewindow/ratings/portal';
import { guideExtras } from './guide-extras.ts';
import { accessibilityPage } from './pages/accessibility.tsx';
import { askPage } from './pages/ask.tsx';
import { galleryPages } from './pages/gallery.tsx';
import { helpPage } from './pages/help.tsx';
import { homePage } from './pages/home.tsx';
import { applyPage, lookUpPage, readPage } from './pages/hubs.tsx';
import { privacyPage } from './pages/privacy.tsx';
import { ratePage } from './pages/rate.tsx';

/** Every page of the portal: the shell's own, then those of each module, in the order of their levels. */
export const pages: readonly PortalPage[] = [
  homePage,
  readPage,
  lookUpPage,
  applyPage,
  askPage,
  ratePage,
  helpPage,
  accessibilityPage,
  privacyPage,
  ...identityPages,
  ...directoryPages,
  ...cataloguePages,
  guidePage(guideExtras),
  ...licencePages,
  ...casePages,
  ...ratingPages,
  ...galleryPages,
];
