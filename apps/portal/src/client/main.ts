/** The script of every page: islands, popovers that close, forms that are sent once, the service worker. */
import { startIslands } from '@onewindow/portal-kit/client';
import '@onewindow/portal-kit/styles.css';
import '@onewindow/forms/renderer/forms.css';
import 'virtual:portal-styles';
import { islandFiles } from 'virtual:portal-islands';

document.documentElement.dataset.script = '';
document.querySelector<HTMLElement>('[data-focus]')?.focus();
startIslands(islandFiles);
closePopovers();
sendOnce();
if ('serviceWorker' in navigator && isSecureContext)
  addEventListener('load', () => void navigator.serviceWorker.register('/sw.js'));

/** A popover is a `<details>` and works without script; with it, Escape and a click elsewhere close it. */
function closePopovers(): void {
  const open = () => document.querySelectorAll<HTMLDetailsElement>('details[data-popover][open]');
  addEventListener('click', event => {
    for (const details of open()) if (!details.contains(event.target as Node)) details.open = false;
  });
  addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    for (const details of open()) {
      details.open = false;
      details.querySelector('summary')?.focus();
    }
  });
}

/** A second press while a form is being sent is ignored, and the button says that it is being sent. */
function sendOnce(): void {
  addEventListener('submit', event => {
    const form = event.target as HTMLFormElement;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (form.dataset.sent !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = '';
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || !button.dataset.busy) return;
    button.setAttribute('aria-busy', 'true');
    button.dataset.words = button.textContent ?? '';
    // The fields have been collected by now, so the name and value of the button still count.
    button.textContent = button.dataset.busy;
  });
  // Coming back with the browser's back button shows the page as it was: make the form usable again.
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll<HTMLButtonElement>('button[aria-busy]')) {
        button.removeAttribute('aria-busy');
        button.textContent = button.dataset.words ?? '';
      }
    }
  });
}
