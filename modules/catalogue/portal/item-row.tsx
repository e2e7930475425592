import { defineMessages } from '@onewindow/i18n';
import { Row, Tag, usePortal } from '@onewindow/portal-kit';
import { highlight } from '@onewindow/search';
import type { ReactNode } from 'react';

const messages = defineMessages({
  zh: { online: '网上办', window: '窗口办', visits: '跑 {n} 次', none: '不用跑', scenario: '一件事' },
  en: {
    online: 'online',
    window: 'at a window',
    visits: '{n} {n|visit|visits}',
    none: 'no visit',
    scenario: 'all in one',
  },
});

/** What a list shows of an item; made on the server in the page's language. */
export interface ItemLine {
  href: string;
  name: string;
  text: string;
  kind: 'online' | 'window' | 'scenario';
}

/** One item or scenario in a list, with what was searched for marked. */
export function ItemRow({ line, query }: { line: ItemLine; query?: string }): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <Row
      href={line.href}
      title={query ? <Marked text={line.name} query={query} /> : line.name}
      text={query ? <Marked text={line.text} query={query} /> : line.text}
      aside={<Tag kind={line.kind === 'window' ? 'wash' : 'tint'}>{t(line.kind)}</Tag>}
    />
  );
}

export function Marked({ text, query }: { text: string; query: string }): ReactNode {
  return highlight(text, query).map((segment, index) =>
    segment.match ? (
      <mark key={index} className="ow-mark">
        {segment.text}
      </mark>
    ) : (
      segment.text
    ),
  );
}
