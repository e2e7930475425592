import { defineMessages } from '@onewindow/i18n';
import { useMessages, useText } from '../language/language.tsx';
import { AppLink } from '../link.tsx';
import { guilinTiles } from './guilin-tiles.ts';
import './chart.css';

const messages = defineMessages({
  zh: { above: '{n} 以上', between: '{from}–{to}', below: '{n} 以下', none: '没有数' },
  en: { above: '{n} and above', between: '{from}–{to}', below: 'below {n}', none: 'no figure' },
});

/** Lower bounds of the four jade steps, best first; below the last the tile is white with an ink frame. */
export const shareSteps = [99, 98, 97, 95] as const;

/** Figures by county on equal tiles; each tile carries its figure, so colour is never needed to read it. */
export function TileMap({
  label,
  values,
  format = value => value.toFixed(1),
  steps = shareSteps,
  open,
}: {
  label: string;
  /** By county code of GB/T 2260, six digits (longer codes are cut). */
  values: Readonly<Record<string, number | undefined>>;
  format?(value: number): string;
  steps?: readonly [number, number, number, number];
  open?(code: string): string;
}) {
  const t = useMessages(messages);
  const text = useText();
  const [first, second, third, fourth] = steps;
  const legend = [
    t('above', { n: first }),
    t('between', { from: second, to: first }),
    t('between', { from: third, to: second }),
    t('between', { from: fourth, to: third }),
    t('below', { n: fourth }),
  ];
  return (
    <div className="ow-tiles-wrap">
      <ul className="ow-tiles" aria-label={label}>
        {guilinTiles.map(tile => {
          const value = values[tile.code] ?? values[`${tile.code}000000`];
          const content = (
            <>
              <b>{text(tile)}</b>
              <span>{value === undefined ? '—' : format(value)}</span>
            </>
          );
          const className = `ow-tile ow-tile-${value === undefined ? 'none' : stepOf(value, steps)}`;
          return (
            <li key={tile.code} style={{ gridColumn: tile.column, gridRow: tile.row }}>
              {open ? (
                <AppLink to={open(tile.code)} className={className}>
                  {content}
                </AppLink>
              ) : (
                <span className={className}>{content}</span>
              )}
            </li>
          );
        })}
      </ul>
      <ul className="ow-tile-legend" aria-hidden="true">
        {legend.map((entry, i) => (
          <li key={entry}>
            <i className={`ow-tile-${i + 1}`} />
            {entry}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** 1 the best step to 5 below the last bound. */
export function stepOf(value: number, steps: readonly number[]): number {
  const at = steps.findIndex(bound => value >= bound);
  return at < 0 ? steps.length + 1 : at + 1;
}
