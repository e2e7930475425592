/** Prints the page; folded parts such as the legal basis are opened for the paper. */
export function attach(element: HTMLElement): void {
  const button = element.querySelector('button');
  button?.addEventListener('click', () => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) details.open = true;
    print();
  });
  if (button) button.dataset.ready = '';
}
