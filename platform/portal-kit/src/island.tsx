/**
 * Islands: the few parts of a page that become quicker with script. Everything an island does must also work
 * without it. One island a file, `<name>.island.tsx`; the browser fetches it only on pages that draw it. The file exports
 *
 * - `View`, a component: drawn on the server and hydrated in the browser; `island('upload', View)` makes it usable in pages; or
 * - `attach(element, props)`: the server's HTML stays as it is and behaviour is added; `enhancement('read-aloud')`.
 *   Such a file imports nothing of React and costs a few hundred bytes.
 *
 * The content security policy forbids inline script; props travel in a data block, which is not executed.
 */
import type { ComponentType, ReactNode } from 'react';
import { usePortal } from './portal-view.ts';

/** When the browser starts an island: at once, when it comes into view, or when there is nothing else to do. */
export type When = 'load' | 'visible' | 'idle';

/** Makes a component of an island's view. Props must be plain JSON. */
export function island<Props extends object>(
  name: string,
  View: ComponentType<Props>,
  when: When = 'load',
): (props: Props) => ReactNode {
  return function Island(props: Props): ReactNode {
    usePortal().islands.add(name);
    return (
      <div className="ow-island" data-island={name} data-when={when}>
        <DataBlock value={props} />
        <div className="ow-island" data-root="">
          <View {...props} />
        </div>
      </div>
    );
  };
}

/** Makes a component around server HTML to which the island's `attach` adds behaviour. */
export function enhancement<Props extends object = Record<never, never>>(
  name: string,
  when: When = 'load',
): (props: Props & { children?: ReactNode }) => ReactNode {
  return function Enhancement({ children, ...props }: Props & { children?: ReactNode }): ReactNode {
    usePortal().islands.add(name);
    return (
      <div className="ow-island" data-island={name} data-when={when}>
        <DataBlock value={props} />
        {children}
      </div>
    );
  };
}

/** JSON in a `<script type="application/json">`; every `<` is escaped so that it cannot end the element. */
export function DataBlock({ value, id }: { value: object; id?: string }): ReactNode {
  if (Object.keys(value).length === 0) return null;
  const __html = JSON.stringify(value).replaceAll('<', '\\u003c');
  return <script type="application/json" id={id} dangerouslySetInnerHTML={{ __html }} />;
}
