import type { ReactNode } from 'react';
import { TopBar, type TopBarProps } from '../shell/top-bar.tsx';
import './work.css';

/**
 * A place of work where things come by themselves, such as a window: who is served at the left, what is done in the
 * middle, the paper that comes out at the right. The side bar stays, for one changes between places.
 */
export function DeskPage({
  left,
  leftLabel,
  right,
  rightLabel,
  children,
  ...bar
}: TopBarProps & { left: ReactNode; leftLabel: string; right: ReactNode; rightLabel: string; children: ReactNode }) {
  return (
    <>
      <TopBar {...bar} />
      <main id="main" tabIndex={-1} className="ow-main ow-work ow-desk">
        <aside className="ow-work-left" aria-label={leftLabel}>
          {left}
        </aside>
        <div className="ow-work-panel">{children}</div>
        <aside className="ow-work-right" aria-label={rightLabel}>
          {right}
        </aside>
      </main>
    </>
  );
}

/** The band of a found draft or a hint that leads on: what it is, and what to do with it. */
export function Band({ title, children, actions }: { title: ReactNode; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="ow-band">
      <div>
        <b>{title}</b>
        {children && <p>{children}</p>}
      </div>
      {actions && <div className="ow-band-actions">{actions}</div>}
    </div>
  );
}
