import type { PortalPage } from '@onewindow/portal-kit';
import { checkPage } from './apply-check.tsx';
import { materialsPage } from './apply-materials.tsx';
import { applyPage, resumePage } from './apply-page.tsx';
import { casePage } from './case-page.tsx';
import { correctPage } from './correct-page.tsx';
import { deliveryPage } from './delivery-page.tsx';
import { matterPage } from './matter-page.tsx';
import { mineCasesPage, mineDraftsPage, mineReadsPage } from './mine-lists.tsx';
import { minePage } from './mine-page.tsx';
import { receiptPage } from './receipt-page.tsx';
import { startPage } from './start-page.tsx';
import { trackPage } from './track-page.tsx';
import { withdrawPage } from './withdraw-page.tsx';

/** Applying, following, correcting, withdrawing, 我的. */
export const pages: readonly PortalPage[] = [
  startPage,
  resumePage,
  materialsPage,
  checkPage,
  applyPage,
  receiptPage,
  matterPage,
  casePage,
  correctPage,
  withdrawPage,
  deliveryPage,
  minePage,
  mineCasesPage,
  mineDraftsPage,
  mineReadsPage,
  trackPage,
];
