import { defineMessages } from '@onewindow/i18n';
import type { FaceChange } from '@onewindow/licences';
import { SummaryList, usePortal } from '@onewindow/portal-kit';
import type { ReactNode } from 'react';

const messages = defineMessages({
  zh: { title: '证照上会改什么', made: '证照上改了什么', to: '改成', empty: '（空）' },
  en: { title: 'What changes on the licence', made: 'What changed on the licence', to: 'becomes', empty: '(empty)' },
});

/** What an application changes on the licence that it names, line by line; nothing where no line differs. */
export function LicenceChanges({
  changes,
  made = false,
}: {
  changes: readonly FaceChange[];
  made?: boolean;
}): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  if (changes.length === 0) return null;
  return (
    <SummaryList
      title={t(made ? 'made' : 'title')}
      items={changes.map(({ label, before, after }) => ({
        label: label[locale],
        value: (
          <>
            <s>{before[locale] || t('empty')}</s> <span className="ow-hidden">{t('to')}</span>
            <span aria-hidden="true">→</span> <b>{after[locale] || t('empty')}</b>
          </>
        ),
      }))}
    />
  );
}
