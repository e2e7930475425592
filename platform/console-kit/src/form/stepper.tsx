import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { useMessages } from '../language/language.tsx';
import './form.css';

export interface Step {
  key: string;
  label: ReactNode;
  note?: ReactNode;
  state: 'done' | 'now' | 'todo';
}

const messages = defineMessages({
  zh: { done: '已完成', now: '现在', todo: '还没到' },
  en: { done: 'done', now: 'now', todo: 'to come' },
});

/** Steps one after the other, downwards: who edits, who checks, who settles, when it takes effect. */
export function Stepper({ steps, label }: { steps: readonly Step[]; label: string }) {
  const t = useMessages(messages);
  return (
    <ol className="ow-stepper" aria-label={label}>
      {steps.map(step => (
        <li key={step.key} className={`ow-step-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span>{step.label}</span>
          <span className="ow-sr">{t(step.state)}</span>
          {step.note && <small>{step.note}</small>}
        </li>
      ))}
    </ol>
  );
}
