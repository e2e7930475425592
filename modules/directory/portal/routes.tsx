import type { PortalPage } from '@onewindow/portal-kit';
import { centrePage } from './centre-page.tsx';
import { centresPage } from './centres-page.tsx';

/** 大厅. */
export const pages: readonly PortalPage[] = [centresPage, centrePage];
