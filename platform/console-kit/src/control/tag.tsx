import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { useMessages } from '../language/language.tsx';

/**
 * A word about the thing beside it, at most one in a row: `tint` satisfied or in progress · `wash` neutral · `ink` it
 * waits for you · `outline` state of a version · `amber` nearly due.
 */
export function Tag({
  kind = 'wash',
  children,
}: {
  kind?: 'tint' | 'wash' | 'ink' | 'outline' | 'amber';
  children: ReactNode;
}) {
  return <span className={`ow-tag ow-tag-${kind}`}>{children}</span>;
}

const messages = defineMessages({ zh: { red: '红牌', yellow: '黄牌' }, en: { red: 'Red', yellow: 'Yellow' } });

/** A supervision card 牌, always with its word. */
export function CardTag({ level }: { level: 'red' | 'yellow' }) {
  const t = useMessages(messages);
  return <span className={`ow-tag ow-tag-card-${level}`}>{t(level)}</span>;
}

/** How far the platform vouches for a value or a material: A (held by an authority) to D (said by the applicant). */
export function TrustTag({ level, children }: { level: 'A' | 'B' | 'C' | 'D'; children?: ReactNode }) {
  return (
    <Tag kind={level === 'A' ? 'tint' : 'wash'}>
      {children} {level}
    </Tag>
  );
}
