import type { ReactNode } from 'react';

/** A mouth for each level, 非常满意 first; brows for the last. */
const mouths: Record<number, string> = {
  1: 'M17 36Q32 60 47 36Z',
  2: 'M19 39Q32 52 45 39',
  3: 'M20 43H44',
  4: 'M19 47Q32 35 45 47',
  5: 'M18 49Q32 31 46 49M17 20 26 25M47 20 38 25',
};

/** The face beside a level's words; decoration for who cannot see it. */
export function Face({ level }: { level: number }): ReactNode {
  return (
    <svg className="ow-face" viewBox="0 0 64 64" aria-hidden={true}>
      <circle cx="32" cy="32" r="29" />
      <circle className="ow-face-eye" cx="23" cy="28" r="3" />
      <circle className="ow-face-eye" cx="41" cy="28" r="3" />
      <path d={mouths[level] ?? ''} />
    </svg>
  );
}
