import { useSavedViews } from '../list/saved-views.ts';

export interface Phrase {
  label: string;
  text: string;
}

/** The person's own phrases, kept with the account beside her saved views. The newest eight are offered. */
export function usePhrases(key: string): { phrases: Phrase[]; keep(text: string): void; drop(text: string): void } {
  const { views, save } = useSavedViews(`phrases.${key}`);
  const phrases = views.map(view => ({ label: view.name, text: view.search.text ?? '' })).filter(({ text }) => text);
  return {
    phrases,
    keep(text) {
      if (phrases.some(phrase => phrase.text === text)) return;
      const kept = [{ label: shortLabel(text), text }, ...phrases].slice(0, 8);
      void save(kept.map(phrase => ({ name: phrase.label, search: { text: phrase.text } })));
    },
    drop(text) {
      void save(views.filter(view => view.search.text !== text));
    },
  };
}

/** The first words of a phrase, up to its first stop or eight characters. */
export function shortLabel(text: string): string {
  const first = text.split(/[，。；,.;\n]/)[0] ?? '';
  const characters = [...first];
  return characters.length > 8 ? `${characters.slice(0, 8).join('')}…` : first;
}
