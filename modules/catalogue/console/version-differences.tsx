import { Button, Icon, Panel, useLanguage, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useState } from 'react';
import type { Difference } from '../src/diff-engine.ts';
import { type Section, sectionNames, sections } from '../src/problem-contract.ts';
import './editor-pages.css';

const messages = defineMessages({
  zh: {
    none: '没有改动',
    added: '加',
    removed: '去掉',
    to: '改成',
    all: '全部 {n} 处',
    element: '哪一项',
    before: '原来',
    after: '现在',
    empty: '没有',
    table: '{name}：原来和现在',
  },
  en: {
    none: 'No changes',
    added: 'added',
    removed: 'removed',
    to: 'becomes',
    all: 'all {n}',
    element: 'Element',
    before: 'Before',
    after: 'Now',
    empty: 'none',
    table: '{name}: before and now',
  },
});

function useSides() {
  const { locale } = useLanguage();
  return ({ labelZh, labelEn, before, after, details }: Difference) => ({
    label: locale === 'zh' ? labelZh : labelEn,
    details: details && (locale === 'zh' ? details.zh : (details.en ?? details.zh)),
    before: before && (locale === 'zh' ? before.zh : (before.en ?? before.zh)),
    after: after && (locale === 'zh' ? after.zh : (after.en ?? after.zh)),
  });
}

const shortList = 8;

/** 和第 1 版比, in the margin: name, old value struck out, arrow, new value. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const t = useMessages(messages);
  const sides = useSides();
  const [all, setAll] = useState(false);
  if (differences.length === 0) return <p className="ow-muted">{t('none')}</p>;
  const shown = all ? differences : differences.slice(0, shortList);
  return (
    <>
      <ul className="ow-cat-diff">
        {shown.map((difference, i) => {
          const { label, before, after } = sides(difference);
          return (
            <li key={`${difference.path} ${i}`}>
              <span>{label}</span>
              <span>
                {after === null ? t('removed') : before === null ? t('added') : null}{' '}
                {before !== null && <s>{before}</s>}
                {before !== null && after !== null && (
                  <>
                    <Icon name="arrowRight" size={12} />
                    <span className="ow-sr">{t('to')}</span>
                  </>
                )}
                {after !== null && <b>{after}</b>}
              </span>
            </li>
          );
        })}
      </ul>
      {shown.length < differences.length && (
        <Button kind="link" onClick={() => setAll(true)}>
          {t('all', { n: differences.length })}
        </Button>
      )}
    </>
  );
}

/** The same for the reviewer: part by part, what was and what is now beside each other. */
export function DifferencePanels({
  differences,
  names = {},
}: {
  differences: readonly Difference[];
  /** What parts are called here, where it is not an item. */
  names?: Partial<typeof sectionNames>;
}) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const sides = useSides();
  const nameOf = (section: Section) => (names[section] ?? sectionNames[section])[locale];
  const tableName = (section: Section) => t('table', { name: nameOf(section) });
  const found = sections
    .map(section => ({ section, rows: differences.filter(difference => difference.section === section) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <>
      {found.map(({ section, rows }) => (
        <Panel key={section} title={nameOf(section)} note={<span>{rows.length}</span>} flush>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys */}
          <section className="ow-table-wrap" aria-label={tableName(section)} tabIndex={0}>
            <table className="ow-table ow-cat-compare">
              <thead>
                <tr>
                  <th scope="col">{t('element')}</th>
                  <th scope="col">{t('before')}</th>
                  <th scope="col">{t('after')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((difference, i) => {
                  const { label, before, after, details } = sides(difference);
                  return (
                    <tr key={`${difference.path} ${i}`}>
                      <th scope="row">{label}</th>
                      <td>{before === null ? <span className="ow-muted">{t('empty')}</span> : <s>{before}</s>}</td>
                      <td>
                        {after === null ? <span className="ow-muted">{t('empty')}</span> : <b>{after}</b>}
                        {before === null && details && <small>{details}</small>}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
        </Panel>
      ))}
    </>
  );
}
