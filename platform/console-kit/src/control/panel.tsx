import { type ReactNode, useId } from 'react';

/** A white card: one object. Head of 44 px with its name and, at the right, a note or an action. Never nested. */
export function Panel({
  title,
  note,
  flush = false,
  className = '',
  children,
}: {
  title?: ReactNode;
  note?: ReactNode;
  /** The body goes to the edges, for rows and tables. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={`ow-panel ${className}`} aria-labelledby={title ? id : undefined}>
      {title && (
        <header className="ow-panel-head">
          <h2 id={id}>{title}</h2>
          {note && <div className="ow-panel-note">{note}</div>}
        </header>
      )}
      <div className={flush ? undefined : 'ow-panel-body'}>{children}</div>
    </section>
  );
}

/** Rows of a side panel: a name, a remark and a number (待受理 · 2 件明天满 5 天 · 23). */
export function CountRows({
  rows,
}: {
  rows: { label: ReactNode; note?: ReactNode; count: ReactNode; href?: string }[];
}) {
  return (
    <ul className="ow-count-rows">
      {rows.map((row, i) => (
        <li key={i}>
          {row.href ? <a href={row.href}>{row.label}</a> : <span>{row.label}</span>}
          {row.note && <span className="ow-count-note">{row.note}</span>}
          <b>{row.count}</b>
        </li>
      ))}
    </ul>
  );
}

/** Facts of one object in columns: a quiet name above, the value below. */
export function Facts({
  facts,
  columns = 3,
}: {
  facts: { label: ReactNode; value: ReactNode }[];
  columns?: 1 | 2 | 3 | 4;
}) {
  return (
    <dl className={`ow-facts ow-facts-${columns}`}>
      {facts.map((fact, i) => (
        <div key={i}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Plain rows of a panel, a hairline between them: what it is, a remark, and at the right what may be done with it. */
export function Rows({
  rows,
  label,
}: {
  rows: { key: string; main: ReactNode; note?: ReactNode; aside?: ReactNode }[];
  label?: string;
}) {
  return (
    <ul className="ow-rows" aria-label={label}>
      {rows.map(row => (
        <li key={row.key}>
          <div className="ow-row-main">
            {row.main}
            {row.note && <small>{row.note}</small>}
          </div>
          {row.aside && <div className="ow-row-aside">{row.aside}</div>}
        </li>
      ))}
    </ul>
  );
}
