import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { usePortal } from '../portal-view.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

const messages = defineMessages({
  zh: { progress: '第 {at} 页，共 {of} 页', done: '已填', current: '正在填', list: '填写步骤' },
  en: { progress: 'Page {at} of {of}', done: 'done', current: 'you are here', list: 'Steps' },
});

/** Between segments, percent of the whole. */
const GAP = 0.6;

/** Segments above the question, and “第 3 页，共 6 页”. */
export function Progress({ at, of }: { at: number; of: number }): ReactNode {
  const t = messages(usePortal().locale);
  const width = (100 - GAP * (of - 1)) / of;
  return (
    <div className="ow-progress">
      <svg className="ow-progress-segments" aria-hidden={true} preserveAspectRatio="none">
        {Array.from({ length: of }, (_, index) => (
          <rect
            key={index}
            className={index < at ? 'ow-done' : undefined}
            x={`${(width + GAP) * index}%`}
            width={`${width}%`}
            height="4"
            rx="2"
          />
        ))}
      </svg>
      <p className="ow-note">{t('progress', { at, of })}</p>
    </div>
  );
}

export interface Step {
  name: string;
  state: 'done' | 'current' | 'ahead';
  /** Where one may go back to. */
  href?: string;
}

/** The pages of an application at its left; what is done can be opened again. */
export function StepList({ title, steps }: { title: string; steps: Step[] }): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <nav className="ow-steps" aria-label={t('list')}>
      <p>{title}</p>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step.name}
            className={`ow-step-${step.state}`}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span className="ow-step-mark">
              {step.state === 'done' ? <Icon name="check" label={t('done')} /> : index + 1}
            </span>
            {step.href && step.state !== 'current' ? (
              <Link kind="plain" href={step.href}>
                {step.name}
              </Link>
            ) : (
              <span>{step.name}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Places of “我的” at the left, with their counts; a row that scrolls on a phone. */
export function SideNav({
  label,
  items,
}: {
  label: string;
  items: { label: string; href: string; count?: number; current?: boolean }[];
}): ReactNode {
  return (
    <nav className="ow-side-nav" aria-label={label}>
      <ul>
        {items.map(item => (
          <li key={item.href}>
            <Link kind="plain" href={item.href} current={item.current ?? false}>
              {item.label}
              {item.count !== undefined && <span>{item.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
