import { api, useLanguage } from '@onewindow/console-kit';
import { CITY_DIVISION, type DivisionNode, type Lookups } from '@onewindow/forms/evaluator';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

interface DivisionRow {
  code: string;
  name: string;
}

/**
 * Divisions for the evaluator in the browser. The city has some thousands, so those under a code are asked for when a
 * field first needs them; until then a code stands for its own name and is not called wrong.
 */
export function useDivisionLookups(): Lookups {
  const { locale } = useLanguage();
  const [loaded, setLoaded] = useState<Readonly<Record<string, readonly DivisionNode[]>>>({});
  const wanted = useRef(new Set<string>());
  const [asked, ask] = useState(0);

  const under = useCallback(
    (code: string): readonly DivisionNode[] => {
      const known = loaded[code];
      if (known) return known;
      if (!wanted.current.has(code)) {
        wanted.current.add(code);
        // Told after the drawing that asked: a state may not change while another component is drawn.
        queueMicrotask(() => ask(count => count + 1));
      }
      return [];
    },
    [loaded],
  );

  useEffect(() => {
    for (const code of wanted.current) {
      if (loaded[code]) continue;
      void api.get<{ rows: DivisionRow[] }>('/api/divisions', { query: { parent: code } }).then(
        ({ rows }) =>
          setLoaded(all => ({ ...all, [code]: rows.map(row => ({ code: row.code, name: { zh: row.name } })) })),
        () => wanted.current.delete(code),
      );
    }
  }, [asked, loaded]);

  return useMemo(() => {
    const name = (parent: string, code: string) =>
      under(parent).find(node => node.code === code) ?? { code, name: { zh: code } };
    return {
      divisionsUnder: under,
      divisionPath(code) {
        const city = { code: CITY_DIVISION, name: { zh: '桂林市', en: 'Guilin' } };
        const chain: DivisionNode[] = [city];
        // GB/T 2260 and GB/T 10114: county 6 digits, township 9, village 12.
        for (const length of [6, 9, 12]) {
          const at = code.slice(0, length).padEnd(12, '0');
          const last = chain.at(-1) ?? city;
          if (at !== last.code) chain.push(name(last.code, at));
        }
        return chain;
      },
    };
    // The language is part of the names' identity once English names are held.
  }, [under, locale]);
}
