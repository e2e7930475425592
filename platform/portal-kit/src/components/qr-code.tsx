import { create } from 'qrcode';
import type { ReactNode } from 'react';

/** A QR code drawn as one path, so that it needs no script and prints sharply. `label` says what it leads to. */
export function QrCode({ text, label }: { text: string; label: string }): ReactNode {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const quiet = 4;
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) path += `M${column + quiet} ${row + quiet}h1v1h-1z`;
  }
  const size = modules.size + 2 * quiet;
  return (
    <svg className="ow-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
