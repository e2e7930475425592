import type { PortalPage } from '@onewindow/portal-kit';
import { ratePage } from './rate-page.tsx';
import { rateVisitPage, visitScreenPage } from './rate-visit-page.tsx';

/** 好差评. */
export const pages: readonly PortalPage[] = [ratePage, rateVisitPage, visitScreenPage];
