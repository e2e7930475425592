/** What the form renderer writes beside a cascade of divisions. */
interface Cascade {
  name: string;
  id: string;
  levels: { level: string; label: string }[];
}

/**
 * Lists the next level of divisions as soon as one is chosen 选了县区，乡镇就列出来. Without script, and when the list cannot be
 * fetched, the button 列出下一级 does the same with a round to the server.
 */
export function attach(element: HTMLElement): void {
  for (const box of element.querySelectorAll<HTMLElement>('[data-cascade]')) enhance(box);
}

function enhance(box: HTMLElement): void {
  const { name, id, levels } = JSON.parse(box.dataset.cascade ?? '{}') as Cascade;
  const button = box.querySelector<HTMLElement>('[data-ow-refresh]');
  let asked = 0;

  // On its way down to the form: autosave, which listens there, must not see townships of another county.
  box.addEventListener('change', event => {
    if (event.target instanceof HTMLSelectElement) void list(event.target, true);
  });
  const last = shown().at(-1)?.querySelector('select');
  if (last) void list(last, false);

  function shown(): HTMLElement[] {
    return [...box.querySelectorAll<HTMLElement>('.ow-form-cascade-level')];
  }

  async function list(select: HTMLSelectElement, changed: boolean): Promise<void> {
    const at = levels.findIndex(one => select.name === `${name}.${one.level}`);
    const next = levels[at + 1];
    if (at < 0) return;
    const ask = ++asked;
    if (changed) for (const lower of shown().slice(at + 1)) lower.remove();
    button?.removeAttribute('data-needed');
    if (!next || select.value === '') return;
    const rows = await divisionsUnder(select.value);
    if (ask !== asked) return;
    if (!rows) {
      button?.setAttribute('data-needed', '');
      return;
    }
    if (rows.length === 0) return;
    const level = shown()[at]?.cloneNode(true) as HTMLElement;
    const label = level.querySelector('label') as HTMLLabelElement;
    const lower = level.querySelector('select') as HTMLSelectElement;
    lower.id = `${id}-${next.level}`;
    lower.name = `${name}.${next.level}`;
    label.htmlFor = lower.id;
    label.textContent = next.label;
    const first = lower.options[0]?.cloneNode(true) as HTMLOptionElement;
    lower.replaceChildren(first, ...rows.map(row => new Option(row.name, row.code)));
    lower.value = '';
    shown()[at]?.after(level);
  }
}

async function divisionsUnder(code: string): Promise<{ code: string; name: string }[] | undefined> {
  try {
    const answer = await fetch(`/api/divisions?parent=${code}`);
    return answer.ok ? ((await answer.json()) as { rows: { code: string; name: string }[] }).rows : undefined;
  } catch {
    return undefined;
  }
}
