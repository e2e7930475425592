import { notify } from '../feedback/notify.ts';

/** Starts a download that the server streams; the page stays and the browser shows the progress. */
export function download(href: string, said: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = '';
  link.click();
  notify({ tone: 'done', title: said });
}
