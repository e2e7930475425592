import type { ReactNode } from 'react';

/** 一窗收讫: the platform has received it. On a receipt and nowhere else. */
export function SquareSeal({ demonstration }: { demonstration?: boolean }): ReactNode {
  return (
    <svg
      className="ow-seal ow-seal-square"
      viewBox="0 0 108 108"
      role="img"
      aria-label={demonstration ? '一窗收讫（示例）' : '一窗收讫'}
    >
      <g transform="rotate(-3 54 54)">
        <rect className="ow-seal-frame" x="5" y="5" width="98" height="98" rx="6" />
        <text x="33" y="48">
          一
        </text>
        <text x="75" y="48">
          收
        </text>
        <text x="33" y="88">
          窗
        </text>
        <text x="75" y="88">
          讫
        </text>
      </g>
    </svg>
  );
}

interface RoundSealProps {
  /** The full name of the body 机关全称, set along the upper arc. */
  body: string;
  /** Straight text under the star: 示例签发, 示例注销. */
  text?: string;
  /** Distinguishes several seals on one page. */
  id?: string;
}

/** The seal of a body, on decisions and licences and nowhere else. Demonstration seals say 示例. */
export function RoundSeal({ body, text, id = 'seal' }: RoundSealProps): ReactNode {
  const characters = Array.from(body);
  const radius = 52;
  // The name spreads over at most 240 degrees and closes up when it is short.
  const span = Math.min(240, characters.length * 21);
  const size = Math.min(13, (radius * ((span * Math.PI) / 180)) / characters.length / 1.12);
  return (
    <svg
      className="ow-seal ow-seal-round"
      viewBox="0 0 144 144"
      role="img"
      aria-label={`${body}${text ? `（${text}）` : ''}`}
    >
      <circle className="ow-seal-frame" cx="72" cy="72" r="68" />
      {characters.map((character, index) => {
        const angle = -span / 2 + (span * (index + 0.5)) / characters.length;
        return (
          <text
            key={`${id}-${index}`}
            x="72"
            y={72 - radius + size * 0.36}
            fontSize={size.toFixed(1)}
            transform={`rotate(${angle.toFixed(1)} 72 72)`}
          >
            {character}
          </text>
        );
      })}
      <path
        className="ow-seal-star"
        d="M72 53l4.6 14.2h15l-12.1 8.8 4.6 14.2L72 81.4l-12.1 8.8 4.6-14.2-12.1-8.8h15z"
      />
      {text && (
        <text x="72" y="116" fontSize="14">
          {text}
        </text>
      )}
    </svg>
  );
}
