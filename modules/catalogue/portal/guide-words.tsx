import type { Guide } from '@onewindow/catalogue';
import { usePortal } from '@onewindow/portal-kit';
import type { ReactNode } from 'react';

/** Words of a guide: marked as Chinese where an English page shows what has not been translated, for screen readers. */
export function Words({ guide, children }: { guide: Pick<Guide, 'language'>; children: ReactNode }): ReactNode {
  return guide.language === usePortal().locale ? children : <span lang="zh-CN">{children}</span>;
}
