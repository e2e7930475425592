import type { ReactNode } from 'react';

/** What is wrong, then what to do, behind an ink bar and a sign; vermilion is not for errors. */
export function ErrorLine({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p className="ow-error-line" id={id} role="alert">
      {children}
    </p>
  );
}
