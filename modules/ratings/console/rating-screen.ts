/** The second screen at a window, turned to the person: one window of the browser, used again for each. */
const screenName = 'onewindow-rating';
const waiting = '/rate-visit?lang=zh&mode=standard';

/** Opens it, waiting; called while the click lasts, or the browser would block it. Null when it is blocked. */
export function openScreen(): Window | null {
  return window.open(waiting, screenName, 'popup,width=1280,height=800');
}

/** Shows the page of one visit on it, in Chinese and in usual letters whatever the person before had chosen. */
export function showOnScreen(screen: Window, path: string): void {
  screen.location.replace(`${path}?screen=1&lang=zh&mode=standard`);
}

/** Leaves it waiting again. */
export function clearScreen(screen: Window | null): void {
  if (screen && !screen.closed) screen.location.replace(waiting);
}
