import type { ReactNode } from 'react';

/** 20 × 20 outlines, drawn for this platform; an icon never stands without words unless `label` is given. */
const PATHS = {
  check: 'M4 10.5 8.2 14.7 16 6',
  cross: 'M5 5 15 15M15 5 5 15',
  plus: 'M10 4v12M4 10h12',
  chevronDown: 'M5 7.5 10 12.5 15 7.5',
  chevronLeft: 'M12 5 7 10l5 5',
  chevronRight: 'M8 5l5 5-5 5',
  search: 'M9 15.2A6.2 6.2 0 1 0 9 2.8a6.2 6.2 0 0 0 0 12.4ZM13.6 13.6 17.5 17.5',
  pin: 'M10 18c3.6-4 5.4-7 5.4-9.4a5.4 5.4 0 1 0-10.8 0C4.6 11 6.4 14 10 18ZM10 10.4a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  user: 'M10 9.6a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2ZM3.4 17.8a6.6 6.6 0 0 1 13.2 0',
  menu: 'M3 5h14M3 10h14M3 15h14',
  link: 'M8.2 11.8a3.2 3.2 0 0 0 4.6 0l2.6-2.6a3.2 3.2 0 0 0-4.6-4.6l-1 1M11.8 8.2a3.2 3.2 0 0 0-4.6 0l-2.6 2.6a3.2 3.2 0 0 0 4.6 4.6l1-1',
  clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 5.8V10l2.8 1.8',
  download: 'M10 3v9M6 8.6l4 4 4-4M3.5 16.5h13',
  upload: 'M10 13V4M6 7.6l4-4 4 4M3.5 16.5h13',
  file: 'M5 2.5h6.5L15 6v11.5H5ZM11.5 2.5V6H15',
  undo: 'M6.5 4.5 3 8l3.5 3.5M3 8h8.5a4.5 4.5 0 0 1 0 9H8',
  bang: 'M10 3.5v8M10 15.4v.1',
  printer: 'M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6Z',
  speaker: 'M3 8v4h3l4 3.5v-11L6 8ZM13 7.2a4 4 0 0 1 0 5.6M15.2 5a7 7 0 0 1 0 10',
  info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 9v5M10 6.2v.1',
} as const;

export type IconName = keyof typeof PATHS;

interface IconProps {
  name: IconName;
  /** Said by screen readers; without it the icon is decoration beside its words. */
  label?: string;
  className?: string;
}

export function Icon({ name, label, className }: IconProps): ReactNode {
  const classes = className ? `ow-icon ${className}` : 'ow-icon';
  const path = <path d={PATHS[name]} />;
  if (label) {
    return (
      <svg className={classes} viewBox="0 0 20 20" role="img" aria-label={label}>
        {path}
      </svg>
    );
  }
  return (
    <svg className={classes} viewBox="0 0 20 20" aria-hidden={true}>
      {path}
    </svg>
  );
}

/** The mark of the platform: a window with one line. */
export function Logo(): ReactNode {
  return (
    <svg className="ow-logo" viewBox="0 0 32 32" aria-hidden={true}>
      <rect className="ow-logo-frame" x="2" y="2" width="28" height="28" rx="4" />
      <rect className="ow-logo-bar" x="7" y="14" width="18" height="4" rx="1" />
    </svg>
  );
}
