/** Marks the bar as floating while its own place is above the top edge of a narrow window. */
export function attach(element: HTMLElement): void {
  const place = element.querySelector<HTMLElement>('.ow-sticky');
  if (!place || !('IntersectionObserver' in window)) return;
  new IntersectionObserver(([entry]) => {
    if (entry) place.classList.toggle('ow-sticky-floats', !entry.isIntersecting && entry.boundingClientRect.top < 0);
  }).observe(place);
}
