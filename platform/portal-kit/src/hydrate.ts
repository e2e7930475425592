import { type ComponentType, createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { type ClientView, PortalContext, viewFromClient } from './portal-view.ts';

/** Makes server HTML alive; the view tells the components inside about language and address, as it did on the server. */
export function hydrateView<Props extends object>(
  root: HTMLElement,
  View: ComponentType<Props>,
  props: Props,
  client: ClientView | undefined,
): void {
  const value = viewFromClient(client);
  hydrateRoot(root, createElement(PortalContext.Provider, { value }, createElement(View, props)));
}
