import type { Application, Delivery } from './use-application.ts';
import { slotId } from './window-data.ts';

/** One thing that is missing before the case can be received, and where it stands. */
export interface Problem {
  key: string;
  zh: string;
  en: string;
  /** Page of the form that must be open. */
  page?: string;
  /** Id of what takes the focus. */
  target: string;
}

/** The same rule as on the server: a letter needs somewhere to go. */
export function addressMissing({ method, address }: Delivery): boolean {
  return method === 'post' && (address ?? '').trim().length < 8;
}

/** Where the form's renderer puts the control of an answer. */
export function answerTarget(path: string): string {
  return `f-${path.replace(/[^\w-]+/g, '-')}`;
}

/** All that is missing, as it stands now: a line goes when its place is filled. */
export function problemsOf({ form, draft, delivery }: Application): Problem[] {
  return [
    ...form.errors.map(error => ({
      key: `${error.path} ${error.code}`,
      zh: error.zh,
      en: error.en,
      page: error.page,
      target: answerTarget(error.path),
    })),
    ...draft.materials
      .filter(slot => !slot.satisfied)
      .map(slot => ({
        key: slot.slot,
        zh: `还没交：${slot.name.zh}`,
        en: `Not yet handed in: ${slot.name.en ?? slot.name.zh}`,
        target: slotId(slot.slot),
      })),
    ...(addressMissing(delivery)
      ? [
          {
            key: 'address',
            zh: '邮寄的地址还没写清',
            en: 'The postal address is not complete',
            target: 'delivery',
          },
        ]
      : []),
  ];
}

/** Brings a place into view and gives it the focus, the first control in it when it has none of its own. */
export function goToPlace(target: string): void {
  const place = document.getElementById(target);
  if (!place) return;
  place.scrollIntoView({ block: 'center' });
  const control = place.matches('input, select, textarea, button')
    ? place
    : (place.querySelector<HTMLElement>('input:not([tabindex="-1"]), select, textarea, button') ?? place);
  control.focus({ preventScroll: true });
}
