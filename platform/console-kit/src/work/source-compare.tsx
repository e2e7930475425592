import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { Icon } from '../control/icon.tsx';
import { Panel } from '../control/panel.tsx';
import { Tag } from '../control/tag.tsx';
import { useMessages } from '../language/language.tsx';
import './work.css';

export interface SourceRow {
  key: string;
  label: ReactNode;
  /** What the applicant wrote. */
  given: ReactNode;
  /** What the source says, or the source's name where it says the same. */
  source: ReactNode;
  same: boolean;
}

const messages = defineMessages({
  zh: {
    title: '与来源核对',
    item: '项',
    given: '填的',
    source: '来源',
    result: '结果',
    same: '一致',
    different: '不同',
    differences: '{n} 处不同',
    none: '全部一致',
  },
  en: {
    title: 'Checked against sources',
    item: 'Item',
    given: 'Given',
    source: 'Source',
    result: 'Result',
    same: 'the same',
    different: 'Differs',
    differences: '{n} {n|differs|differ}',
    none: 'All agree',
  },
});

/** What was filled in beside what the sources hold. A difference is a fact to weigh and is shown in ink, not as a fault. */
export function SourceCompare({ rows, children }: { rows: readonly SourceRow[]; children?: ReactNode }) {
  const t = useMessages(messages);
  const differences = rows.filter(row => !row.same).length;
  return (
    <Panel title={t('title')} note={differences === 0 ? t('none') : t('differences', { n: differences })} flush>
      <table className="ow-table ow-compare">
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('given')}</th>
            <th scope="col">{t('source')}</th>
            <th scope="col">
              <span className="ow-sr">{t('result')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key} className={row.same ? undefined : 'ow-compare-different'}>
              <th scope="row">{row.label}</th>
              <td>{row.given}</td>
              <td>{row.source}</td>
              <td className="ow-compare-mark">
                {row.same ? (
                  <>
                    <Icon name="check" />
                    <span className="ow-sr">{t('same')}</span>
                  </>
                ) : (
                  <Tag kind="ink">{t('different')}</Tag>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {children && <p className="ow-compare-note">{children}</p>}
    </Panel>
  );
}
