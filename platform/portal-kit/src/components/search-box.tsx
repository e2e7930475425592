import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { localHref } from '../local-href.ts';
import { usePortal } from '../portal-view.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

const messages = defineMessages({
  zh: {
    placeholder: '事项、证件、部门或一句话',
    search: '搜索',
    label: '搜索全站',
    often: '打拼音、打错字也找得到。大家常搜：',
  },
  en: {
    placeholder: 'A service, a licence, a department',
    search: 'Search',
    label: 'Search everything',
    often: 'Pinyin and typing errors are fine. Often searched:',
  },
});

interface SearchBoxProps {
  value?: string;
  /** Searches that many people make. */
  often?: { label: string; href: string }[];
  action?: string;
}

/** One box over everything. */
export function SearchBox({ value, often = [], action = '/search' }: SearchBoxProps): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  return (
    <search className="ow-search">
      <form method="get" action={localHref(locale, action)}>
        <label className="ow-search-box">
          <span className="ow-hidden">{t('label')}</span>
          <Icon name="search" />
          <input
            type="search"
            name="q"
            defaultValue={value}
            placeholder={t('placeholder')}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
          />
        </label>
        <button className="ow-button ow-button-solid" type="submit">
          {t('search')}
        </button>
      </form>
      {often.length > 0 && (
        <p className="ow-search-often">
          {t('often')}
          {often.map(entry => (
            <Link key={entry.href} href={entry.href} kind="quiet">
              {entry.label}
            </Link>
          ))}
        </p>
      )}
    </search>
  );
}

/** A field with a second-way button beside it, as on the page that verifies a licence. */
export function LookUpForm({
  name,
  label,
  value,
  button,
  hint,
}: {
  name: string;
  label: string;
  value?: string;
  button: string;
  hint?: string;
}): ReactNode {
  return (
    <form className="ow-look-up" method="get">
      <label>
        <span className="ow-hidden">{label}</span>
        <input
          className="ow-control"
          name={name}
          defaultValue={value}
          placeholder={hint}
          maxLength={100}
          autoComplete="off"
        />
      </label>
      <button className="ow-button ow-button-outline" type="submit">
        {button}
      </button>
    </form>
  );
}
