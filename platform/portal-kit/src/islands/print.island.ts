import type { PrintProps } from '../components/tools.tsx';

/** Adds a control that prints the page; folded parts such as the legal basis are opened for the paper. */
export function attach(element: HTMLElement, { label }: PrintProps): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'ow-link ow-link-quiet ow-button-link';
  button.textContent = label;
  button.addEventListener('click', () => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) details.open = true;
    print();
  });
  element.append(button);
}
