import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

interface PageHeadProps {
  title: string;
  /** Small line above the heading: the code and name of the matter. */
  kicker?: ReactNode;
  lead?: ReactNode;
}

/** The heading states the answer, not the name of the module. */
export function PageHead({ title, kicker, lead }: PageHeadProps): ReactNode {
  return (
    <div className="ow-page-head">
      {kicker && <p className="ow-kicker">{kicker}</p>}
      <h1>{title}</h1>
      {lead && <p className="ow-lead">{lead}</p>}
    </div>
  );
}

/** Reading column and, at the side, the action and quiet links. */
export function Columns({ children, side }: { children: ReactNode; side: ReactNode }): ReactNode {
  return (
    <div className="ow-columns">
      <div>{children}</div>
      <aside className="ow-side">{side}</aside>
    </div>
  );
}

/** The action at the side; where there is only one column, `InlineAction` shows the same one after the facts. */
export function SideAction({ children }: { children: ReactNode }): ReactNode {
  return <div className="ow-side-action">{children}</div>;
}

export function InlineAction({ children }: { children: ReactNode }): ReactNode {
  return <div className="ow-inline-action">{children}</div>;
}

/** Steps of an application or, with `places`, the list of places of “我的” at the left; the work at the right. */
export function ColumnsLeft({
  children,
  side,
  places,
}: {
  children: ReactNode;
  side: ReactNode;
  places?: boolean;
}): ReactNode {
  return (
    <div className={places ? 'ow-columns ow-columns-left ow-columns-places' : 'ow-columns ow-columns-left'}>
      <div className="ow-side-steps">{side}</div>
      <div>{children}</div>
    </div>
  );
}

export interface Fact {
  label: string;
  value: ReactNode;
}

/** Two to four short answers in a row: how long, what it costs, how many visits, how many materials. */
export function Facts({ facts }: { facts: Fact[] }): ReactNode {
  return (
    <dl className="ow-facts">
      {facts.map(fact => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface SectionProps {
  title: string;
  /** Anchor, for links from a summary. */
  id?: string;
  /** At the right of the heading: “全部 3 件”. */
  more?: { href: string; label: string };
  /** A strong line under the heading, where a list of lines follows. */
  ruled?: boolean;
  children: ReactNode;
}

/** Sections are parted by air and one line, never by boxes. */
export function Section({ title, id, more, ruled, children }: SectionProps): ReactNode {
  return (
    <section className={ruled ? 'ow-section ow-section-ruled' : 'ow-section'} id={id}>
      <div className="ow-section-head">
        <h2>{title}</h2>
        {more && (
          <Link kind="quiet" href={more.href} hint={title}>
            {more.label}
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}

export type TagKind = 'tint' | 'wash' | 'ink' | 'outline' | 'amber' | 'yellowCard' | 'redCard';

/** At most one in a row. tint: satisfied or in progress; wash: neutral; ink: it waits for you; outline: state of a version. */
export function Tag({ kind = 'wash', children }: { kind?: TagKind; children: ReactNode }): ReactNode {
  return <span className={`ow-tag ow-tag-${kind}`}>{children}</span>;
}

/** A white card means one object; cards are never nested. */
export function Card({ children, accent }: { children: ReactNode; accent?: boolean }): ReactNode {
  return <div className={accent ? 'ow-card ow-card-accent' : 'ow-card'}>{children}</div>;
}

interface RowProps {
  title: ReactNode;
  href?: string;
  text?: ReactNode;
  tag?: ReactNode;
  /** At the right: a date, a clock, a button. Under the text on a phone. */
  aside?: ReactNode;
  asideWide?: boolean;
}

/** One line of a list: name, a sentence, and what matters at the right. */
export function Row({ title, href, text, tag, aside, asideWide }: RowProps): ReactNode {
  return (
    <li className={asideWide ? 'ow-row ow-row-wide' : 'ow-row'}>
      <div className="ow-row-main">
        {tag && <div className="ow-row-tag">{tag}</div>}
        <h3 className="ow-row-title">
          {href ? (
            <Link kind="plain" href={href}>
              {title}
            </Link>
          ) : (
            title
          )}
        </h3>
        {text && <p className="ow-note">{text}</p>}
      </div>
      {aside && <div className="ow-row-aside">{aside}</div>}
    </li>
  );
}

/** `card`: rows in one white frame; `lines`: hairlines only; `grid`: three columns of names. */
export function Rows({
  kind = 'lines',
  children,
}: {
  kind?: 'lines' | 'card' | 'grid';
  children: ReactNode;
}): ReactNode {
  return <ul className={`ow-rows ow-rows-${kind}`}>{children}</ul>;
}

/** Conditions that must all hold. */
export function CheckList({ items }: { items: ReactNode[] }): ReactNode {
  return (
    <ul className="ow-checks">
      {items.map((item, index) => (
        <li key={index}>
          <Icon name="check" />
          <span>{item}</span>
        </li>
      ))}
    </ul>
  );
}

/** Something to read before going on. `ink` warns, `jade` reassures. */
export function Callout({
  kind = 'ink',
  title,
  children,
}: {
  kind?: 'ink' | 'jade';
  title?: string;
  children: ReactNode;
}): ReactNode {
  return (
    <div className={`ow-callout ow-callout-${kind}`}>
      {title && (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      {children}
    </div>
  );
}

/** Small things at the end: legal basis, version, how to verify. */
export function Disclosure({
  summary,
  open,
  children,
  strong,
  screenOnly,
}: {
  summary: string;
  open?: boolean;
  children: ReactNode;
  strong?: boolean;
  /** A choice of where to go on, which is none on paper; everything else is printed unfolded. */
  screenOnly?: boolean;
}): ReactNode {
  const classes = ['ow-disclosure', strong && 'ow-disclosure-strong', screenOnly && 'ow-no-print'];
  return (
    <details className={classes.filter(Boolean).join(' ')} open={open}>
      <summary>{summary}</summary>
      <div className="ow-disclosure-body">{children}</div>
    </details>
  );
}

/** Name and value in two columns, one above the other on a phone. */
export function DefinitionList({
  items,
  strong,
}: {
  items: { label: string; value: ReactNode }[];
  strong?: boolean;
}): ReactNode {
  return (
    <dl className={strong ? 'ow-definitions ow-definitions-strong' : 'ow-definitions'}>
      {items.map(item => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What will be here, and one way to begin. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}): ReactNode {
  return (
    <div className="ow-card ow-empty">
      <p className="ow-empty-title">{title}</p>
      {children && <p className="ow-note">{children}</p>}
      {action && <div className="ow-empty-action">{action}</div>}
    </div>
  );
}
