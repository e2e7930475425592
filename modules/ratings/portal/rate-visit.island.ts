interface Props {
  /** On the screen at a window: seconds without a touch after which it waits for the next person, and where. */
  idle?: { seconds: number; to: string };
}

/** The keys 1 to 5 choose a level; the screen at a window goes back to waiting by itself. */
export function attach(element: HTMLElement, { idle }: Props): void {
  addEventListener('keydown', event => {
    if (event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const level = element.querySelector<HTMLInputElement>(`input[name="satisfaction"][value="${event.key}"]`);
    if (!level || !/^[1-5]$/.test(event.key)) return;
    level.checked = true;
    level.focus();
  });
  if (!idle) return;
  // The page was opened by the console: nothing of it may be reached from here.
  window.opener = null;
  let timer = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => location.replace(idle.to), idle.seconds * 1000);
  };
  for (const sign of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(sign, wait, { passive: true });
  wait();
}
