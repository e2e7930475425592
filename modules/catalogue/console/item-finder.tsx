import { TextField, useLanguage, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { KeeperRow } from './catalogue-list-data.ts';
import { foundItemsQuery } from './create-data.ts';
import './editor-pages.css';

const messages = defineMessages({
  zh: { search: '名称或者编码', found: '找到的事项', none: '没有找到，换几个字试试。' },
  en: { search: 'Name or code', found: 'Items found', none: 'Nothing found; try other words.' },
});

/** Finds an item of the catalogue by part of its name or code. */
export function ItemFinder({
  hint,
  published = false,
  onPick,
}: {
  hint?: string;
  /** Only items that people can see now. */
  published?: boolean;
  onPick(row: KeeperRow): void;
}) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useQuery(foundItemsQuery(q));
  const rows = (found.data ?? []).filter(row => !published || row.standing === 'published');
  return (
    <>
      <TextField
        path="/item"
        label={t('search')}
        {...(hint && { hint })}
        maxLength={60}
        value={text}
        error={undefined}
        onChange={next => setText(next ?? '')}
      />
      {q !== '' && found.data && rows.length === 0 && <p className="ow-muted">{t('none')}</p>}
      {q !== '' && rows.length > 0 && (
        <ul className="ow-cat-known" aria-label={t('found')}>
          {rows.map(row => (
            <li key={row.basicCode}>
              <button type="button" onClick={() => onPick(row)}>
                <b>{locale === 'zh' ? row.name : (row.nameEn ?? row.name)}</b>
                <span className="ow-mono">{row.basicCode}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
