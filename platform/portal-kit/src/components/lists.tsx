import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { usePortal } from '../portal-view.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

const messages = defineMessages({
  zh: { held: '平台已有，', heldShort: '不用交', page: '翻页', previous: '上一页', next: '下一页', now: '现在' },
  en: {
    held: 'Already held: ',
    heldShort: 'not needed',
    page: 'Pages',
    previous: 'Previous',
    next: 'Next',
    now: 'Now',
  },
});

export interface MaterialLine {
  name: string;
  /** Who issues it, or how one makes it, with a link to a sample or template. */
  from: ReactNode;
  /** The platform holds it already. */
  held: boolean;
  /** “电子 1 份”, when it has to be handed in. */
  amount?: string;
}

/** What to prepare, numbered; what the platform holds is marked and never asked for. */
export function MaterialsList({ materials }: { materials: MaterialLine[] }): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <ol className="ow-materials">
      {materials.map((material, index) => (
        <li key={material.name}>
          <span className="ow-materials-number" aria-hidden={true}>
            {index + 1}
          </span>
          <div>
            <h3 className="ow-row-title">{material.name}</h3>
            <p className="ow-note">{material.from}</p>
          </div>
          {material.held ? (
            <span className="ow-tag ow-tag-tint">
              <span className="ow-wide-only">{t('held')}</span>
              {t('heldShort')}
            </span>
          ) : (
            material.amount && <span className="ow-tag ow-tag-wash">{material.amount}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The stages that lie ahead, with how long each takes: 提交, 受理, 审查与决定, 发证. */
export function StageList({ stages }: { stages: { name: string; text: ReactNode }[] }): ReactNode {
  return (
    <ol className="ow-stages">
      {stages.map(stage => (
        <li key={stage.name}>
          <strong>{stage.name}</strong>
          <span>{stage.text}</span>
        </li>
      ))}
    </ol>
  );
}

export interface TimeLineEntry {
  id: string;
  /** As written: 今天 09:10. */
  time: string;
  /** For machines, ISO. */
  instant?: string;
  title: string;
  text?: ReactNode;
  /** now: where the matter stands; clock: a pause, a resumption; done: a step that is over. */
  kind: 'now' | 'clock' | 'done';
  documents?: { label: string; href: string }[];
}

/** What happened, newest first, in plain words. */
export function TimeLine({ entries }: { entries: TimeLineEntry[] }): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <ol className="ow-timeline">
      {entries.map(entry => (
        <li key={entry.id} className={`ow-timeline-${entry.kind}`}>
          <time dateTime={entry.instant}>{entry.time}</time>
          <div>
            <h3 className="ow-row-title">
              {entry.title}
              {entry.kind === 'now' && <span className="ow-hidden">（{t('now')}）</span>}
            </h3>
            {entry.text && <p className="ow-note">{entry.text}</p>}
            {entry.documents?.map(document => (
              <p className="ow-file-link" key={document.href}>
                <Icon name="file" />
                <Link href={document.href}>{document.label}</Link>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What comes next: by which date, what, and what the law does when the body stays silent. */
export function NextSteps({
  steps,
}: {
  steps: { id: string; when: ReactNode; title: string; text?: ReactNode }[];
}): ReactNode {
  return (
    <ol className="ow-next-steps">
      {steps.map(step => (
        <li key={step.id}>
          <p className="ow-next-when">{step.when}</p>
          <div>
            <h3 className="ow-row-title">{step.title}</h3>
            {step.text && <p className="ow-note">{step.text}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Who looked at what, why: time, who, reason. */
export function AccessList({ rows }: { rows: { id: string; time: string; who: string; why: string }[] }): ReactNode {
  return (
    <ul className="ow-access">
      {rows.map(row => (
        <li key={row.id}>
          <span>{row.time}</span>
          <span>{row.who}</span>
          <span>{row.why}</span>
        </li>
      ))}
    </ul>
  );
}

/** Keyset paging: there are only the next and the previous page, each with its own address. */
export function Pagination({ previous, next, note }: { previous?: string; next?: string; note?: string }): ReactNode {
  const t = messages(usePortal().locale);
  if (!previous && !next && !note) return null;
  return (
    <nav className="ow-pagination" aria-label={t('page')}>
      {previous && (
        <Link href={previous} rel="prev">
          {t('previous')}
        </Link>
      )}
      {note && <span className="ow-note">{note}</span>}
      {next && (
        <Link href={next} rel="next">
          {t('next')}
        </Link>
      )}
    </nav>
  );
}
