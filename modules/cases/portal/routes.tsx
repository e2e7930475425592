import { findDraftParty, findMatterParty } from '@onewindow/cases';
import type { PortalPage } from '@onewindow/portal-kit';
import { inOwnersName } from './acting.ts';
import { checkPage } from './apply-check.tsx';
import { uuidOr } from './apply-frame.tsx';
import { materialsPage } from './apply-materials.tsx';
import { applyPage, resumePage } from './apply-page.tsx';
import { casePage } from './case-page.tsx';
import { correctPage } from './correct-page.tsx';
import { deliveryPage } from './delivery-page.tsx';
import { licenceItemsPage } from './licence-items-page.tsx';
import { matterPage } from './matter-page.tsx';
import { mineCasesPage, mineDraftsPage, mineReadsPage } from './mine-lists.tsx';
import { minePage } from './mine-page.tsx';
import { receiptPage } from './receipt-page.tsx';
import { startPage } from './start-page.tsx';
import { supplementPage } from './supplement-page.tsx';
import { trackPage } from './track-page.tsx';
import { withdrawPage } from './withdraw-page.tsx';

const ofDraft = [resumePage, materialsPage, checkPage, applyPage].map(page =>
  inOwnersName(page, ({ db, params }) => findDraftParty(db, uuidOr(params.id ?? ''))),
);

const ofMatter = [receiptPage, matterPage, casePage, correctPage, supplementPage, withdrawPage, deliveryPage].map(
  page => inOwnersName(page, ({ db, params }) => findMatterParty(db, params.queryCode ?? '')),
);

/** Applying, following, correcting, withdrawing, 我的. */
export const pages: readonly PortalPage[] = [
  startPage,
  licenceItemsPage,
  ...ofDraft,
  ...ofMatter,
  minePage,
  mineCasesPage,
  mineDraftsPage,
  mineReadsPage,
  trackPage,
];
