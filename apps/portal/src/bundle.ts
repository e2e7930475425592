import type { FormState, PortalPage, PortalView } from '@onewindow/portal-kit';

/** Addresses of the built client files. */
export interface ClientAssets {
  style: string;
  script: string;
  /** Island name → the chunks to fetch ahead. */
  islands: Readonly<Record<string, readonly string[]>>;
}

/** What a document is drawn from; the set of islands is filled while drawing. */
export interface RenderInput {
  view: PortalView;
  assets: ClientAssets;
}

export interface ErrorInput extends RenderInput {
  status: number;
  detail?: string;
  /** Short number to quote. */
  number: string;
  seconds?: number;
}

/** What was posted when the session had ended: it is carried through sign-in and posted again. */
export interface ResumeInput extends RenderInput {
  /** Address that the form was posted to, without the language prefix. */
  path: string;
  /** The posted fields, urlencoded. */
  posted: string;
  stage: 'signIn' | 'continue';
}

/** The server bundle's door, `dist/…/server/entry-server.js`. */
export interface PortalBundle {
  pages: readonly PortalPage[];
  renderPage(input: RenderInput & { page: PortalPage; data: unknown; form: FormState | undefined }): string;
  renderError(input: ErrorInput): string;
  renderResume(input: ResumeInput): string;
  renderOffline(input: RenderInput): string;
}
