import type { ReadAloudProps } from '../components/tools.tsx';

/** Longest text handed to the browser at once: some engines fall silent after about 15 s of one utterance. */
const MOST_CHARACTERS = 160;

/** Reads headings, paragraphs and lists of the main part in order. */
export function attach(element: HTMLElement, { stop, lang }: ReadAloudProps): void {
  const button = element.querySelector('button');
  if (!button || !('speechSynthesis' in window)) return;
  const read = button.textContent;
  button.setAttribute('aria-pressed', 'false');
  button.dataset.ready = '';

  const show = (reading: boolean) => {
    button.textContent = reading ? stop : read;
    button.setAttribute('aria-pressed', String(reading));
  };

  button.addEventListener('click', () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      show(false);
      return;
    }
    const parts = textsOf(document.querySelector('main') ?? document.body);
    for (const [index, part] of parts.entries()) {
      const utterance = new SpeechSynthesisUtterance(part);
      utterance.lang = lang;
      if (index === parts.length - 1) utterance.addEventListener('end', () => show(false));
      speechSynthesis.speak(utterance);
    }
    show(parts.length > 0);
  });
  addEventListener('pagehide', () => speechSynthesis.cancel());
}

function textsOf(root: Element): string[] {
  const texts: string[] = [];
  for (const part of root.querySelectorAll('h1,h2,h3,p,li,dt,dd')) {
    if (part.closest('nav,aside,details:not([open])') || part.querySelector('p,li,dd')) continue;
    const text = part.textContent?.trim().replace(/\s+/g, ' ') ?? '';
    for (let at = 0; at < text.length; at += MOST_CHARACTERS) texts.push(text.slice(at, at + MOST_CHARACTERS));
  }
  return texts;
}
