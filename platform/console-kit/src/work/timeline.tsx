import type { ReactNode } from 'react';
import { useDates } from '../language/today.tsx';
import './work.css';

export interface TimelineEntry {
  key: string;
  /** What was done: 审查, 暂停计时. */
  title: ReactNode;
  /** Who did it. */
  who?: ReactNode;
  /** ISO instant; left out for what is still to come. */
  at?: string | undefined;
  text?: ReactNode;
  /** `now` waits for somebody · `pause` stops a clock · `future` is expected. */
  kind?: 'done' | 'now' | 'pause' | 'future';
}

/** What happened, newest first, in plain words. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  const dates = useDates();
  return (
    <ol className="ow-timeline" aria-label={label}>
      {entries.map(entry => (
        <li key={entry.key} className={`ow-timeline-${entry.kind ?? 'done'}`}>
          <div className="ow-timeline-head">
            <b>
              {entry.title}
              {entry.who && <span>{entry.who}</span>}
            </b>
            {entry.at && <time dateTime={entry.at}>{dates.moment(entry.at)}</time>}
          </div>
          {entry.text && <p>{entry.text}</p>}
        </li>
      ))}
    </ol>
  );
}
