import { Fragment, type ReactNode } from 'react';

type Wrap = (children: string) => ReactNode;

/**
 * A message with marked words: `<Rich text="从受理的第二天起，<b>8 个工作日</b>内决定" />`. `<b>` is strong by default;
 * other marks come from `marks`: `{ a: words => <Link href="…">{words}</Link> }`. Marks are not nested.
 */
export function Rich({ text, marks = {} }: { text: string; marks?: Record<string, Wrap> }): ReactNode {
  const wraps: Record<string, Wrap> = { b: words => <strong>{words}</strong>, ...marks };
  const parts = text.split(/<(\w+)>(.*?)<\/\1>/g);
  const nodes: ReactNode[] = [];
  for (let index = 0; index < parts.length; index += 3) {
    nodes.push(parts[index]);
    const wrap = wraps[parts[index + 1] ?? ''];
    const words = parts[index + 2];
    if (words !== undefined) nodes.push(<Fragment key={index}>{wrap ? wrap(words) : words}</Fragment>);
  }
  return <>{nodes}</>;
}
