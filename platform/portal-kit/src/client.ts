/**
 * The browser's side of islands; `apps/portal` starts it with the table of island files that the build made.
 * The rendering library is fetched only when a hydrated island is on the page.
 */
import type { ComponentType } from 'react';
import type { ClientView } from './portal-view.ts';

interface IslandModule {
  View?: ComponentType<object>;
  attach?: (element: HTMLElement, props: object) => void;
}

/** Island name → its file. */
export type IslandFiles = Record<string, () => Promise<unknown>>;

/** Starts every island of the document, each when its `data-when` says. */
export function startIslands(files: IslandFiles, root: ParentNode = document): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-island]')) {
    const load = files[element.dataset.island ?? ''];
    if (load) schedule(element, async () => start(element, (await load()) as IslandModule));
  }
}

function schedule(element: HTMLElement, run: () => Promise<void>): void {
  const begin = () => void run().catch(error => console.error(error));
  if (element.dataset.when === 'visible' && 'IntersectionObserver' in window) {
    const observer = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      observer.disconnect();
      begin();
    });
    // The wrapper has no box of its own (display: contents), so its first real child is watched.
    observer.observe(element.querySelector('[data-root] > *') ?? element.lastElementChild ?? element);
    return;
  }
  if (element.dataset.when === 'idle' && 'requestIdleCallback' in window) requestIdleCallback(begin);
  else begin();
}

async function start(element: HTMLElement, module: IslandModule): Promise<void> {
  const props = readJson<object>(element.querySelector(':scope > script[type="application/json"]')) ?? {};
  const root = element.querySelector<HTMLElement>(':scope > [data-root]');
  if (module.attach) module.attach(element, props);
  if (module.View && root) {
    const { hydrateView } = await import('./hydrate.ts');
    hydrateView(root, module.View, props, readJson<ClientView>(document.getElementById('ow-view')));
  }
  element.dataset.started = '';
}

function readJson<T>(element: Element | null): T | undefined {
  return element ? (JSON.parse(element.textContent ?? '') as T) : undefined;
}
