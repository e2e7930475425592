import { defineMessages } from '@onewindow/i18n';
import { Icon } from '../control/icon.tsx';
import { useMessages } from '../language/language.tsx';
import './diff.css';

const messages = defineMessages({
  zh: { to: '改成', empty: '（空）' },
  en: { to: 'becomes', empty: '(empty)' },
});

/** Lines that change, each with what stood there struck out and what stands there then. */
export function BeforeAfter({
  rows,
  label,
}: {
  rows: readonly { key: string; label: string; before: string; after: string }[];
  label: string;
}) {
  const t = useMessages(messages);
  return (
    <ul className="ow-diff" aria-label={label}>
      {rows.map(row => (
        <li key={row.key}>
          <span>{row.label}</span>
          <span>
            <s>{row.before || t('empty')}</s>
            <Icon name="arrowRight" size={12} />
            <span className="ow-sr">{t('to')}</span>
            <b>{row.after || t('empty')}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}
