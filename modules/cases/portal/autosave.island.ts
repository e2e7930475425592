import type { AutosaveProps } from './autosave.tsx';

/** How long after the last key the page is saved, milliseconds. */
const QUIET_MS = 900;
/** Between two attempts while the platform cannot be reached, milliseconds. */
const RETRY_MS = 8000;

interface Kept {
  posted: string;
  version: number;
  /** It was posted with 保存并继续: a newer version on the platform holds it already. */
  sent?: boolean;
}

/**
 * Saves the page while somebody types. Until the platform has confirmed it, what was typed also lies in this browser:
 * a lost session, network or tab loses nothing. The form itself stays as the server drew it.
 */
export function attach(element: HTMLElement, props: AutosaveProps): void {
  const form = element.querySelector('form');
  const status = element.querySelector<HTMLElement>('[data-autosave]');
  if (!form || !status) return;
  const { url, texts } = props;
  const key = `onewindow draft ${url}`;
  let version = props.version;
  let saved = serialise(form);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let stopped = false;

  restore();
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('submit', () => {
    stopped = true;
    clearTimeout(timer);
    const now = serialise(form);
    if (now !== saved) keep({ posted: now, version, sent: true });
  });
  addEventListener('online', () => void save());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save();
  });

  function changed(): void {
    const now = serialise(form as HTMLFormElement);
    if (now === saved) return;
    keep({ posted: now, version });
    clearTimeout(timer);
    timer = setTimeout(() => void save(), QUIET_MS);
  }

  async function save(): Promise<void> {
    const posted = serialise(form as HTMLFormElement);
    if (running || stopped || posted === saved) return;
    running = true;
    say(texts.saving);
    try {
      const answer = await fetch(url, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
        body: JSON.stringify({ posted, expectedVersion: version }),
      });
      if (answer.ok) {
        const reply = (await answer.json()) as { version: number; savedAt: string };
        version = reply.version;
        saved = posted;
        keep(undefined);
        say(texts.saved.replace('{time}', shanghaiTime(reply.savedAt)), true);
      } else if (answer.status === 401) {
        stop(texts.signedOut, texts.signIn, props.signInHref);
      } else if (answer.status === 409) {
        stop(texts.conflict, texts.reload, props.pageHref);
      } else if (answer.status === 404) {
        stop(texts.gone, texts.reload, props.pageHref);
      } else later();
    } catch {
      later();
    } finally {
      running = false;
    }
    if (!stopped && serialise(form as HTMLFormElement) !== saved) {
      clearTimeout(timer);
      timer = setTimeout(() => void save(), QUIET_MS);
    }
  }

  function later(): void {
    say(texts.offline);
    setTimeout(() => void save(), RETRY_MS);
  }

  /** Saving is over until she has signed in again or looked at the newer version; what is typed stays kept here. */
  function stop(text: string, link: string, href: string): void {
    stopped = true;
    say(text);
    const anchor = document.createElement('a');
    anchor.className = 'ow-link';
    anchor.href = href;
    anchor.textContent = link;
    status?.append(' ', anchor);
  }

  function restore(): void {
    const kept = recall(key);
    if (!kept) return;
    // Sent and taken: a version above the one it was typed on holds it.
    if (kept.posted === saved || (kept.sent && kept.version < version)) {
      keep(undefined);
      return;
    }
    if (kept.version === version) {
      fill(form as HTMLFormElement, kept.posted);
      say(texts.restored);
      void save();
      return;
    }
    say(texts.unsaved);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'ow-link ow-button-link';
    button.textContent = texts.useThem;
    button.addEventListener('click', () => {
      fill(form as HTMLFormElement, kept.posted);
      void save();
    });
    status?.append(' ', button);
  }

  function say(text: string, good = false): void {
    if (!status) return;
    status.textContent = text;
    status.dataset.good = String(good);
  }

  function keep(value: Kept | undefined): void {
    try {
      if (value) localStorage.setItem(key, JSON.stringify(value));
      else localStorage.removeItem(key);
    } catch {
      // Private windows refuse storage; then the platform alone keeps it.
    }
  }
}

function recall(key: string): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function serialise(form: HTMLFormElement): string {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  return body.toString();
}

/** Puts kept text back into the controls that are drawn; what has no control any more is left out. */
function fill(form: HTMLFormElement, posted: string): void {
  const body = new URLSearchParams(posted);
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')) {
      control.checked = body.getAll(control.name).includes(control.value);
    } else if (
      (control instanceof HTMLInputElement && control.type !== 'hidden') ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      const value = body.get(control.name);
      if (value !== null) control.value = value;
    }
  }
}

function shanghaiTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
}
