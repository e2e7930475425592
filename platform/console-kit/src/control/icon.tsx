/** Line icons on a 16 px grid, drawn with one stroke of 1.4 so that they stand beside 14 px text. */
const paths = {
  home: 'M2.5 7.2 8 2.5l5.5 4.7v6.3h-3.8V9.6H6.3v3.9H2.5z',
  list: 'M5.5 3.5h8M5.5 8h8M5.5 12.5h8M2.5 3.5h.01M2.5 8h.01M2.5 12.5h.01',
  search: 'M7 12.2a5.2 5.2 0 1 0 0-10.4 5.2 5.2 0 0 0 0 10.4zM10.8 10.8l3.4 3.4',
  document: 'M3.5 1.8h5.6l3.4 3.4v9H3.5zM8.8 1.8v3.7h3.7',
  chart: 'M2.2 2v12h12M5.2 11.5V8M8.2 11.5V4.8M11.2 11.5V6.8',
  flag: 'M3.2 14.2V2M3.2 2.8h9.6l-2.2 3.4 2.2 3.4H3.2',
  book: 'M3 12.6V3.2c0-.8.6-1.4 1.4-1.4H13v9.6H4.4c-.8 0-1.4.6-1.4 1.3s.6 1.5 1.4 1.5H13v-2.8',
  window: 'M2 2.5h12v11H2zM2 6h12M6 6v7.5',
  bell: 'M3.6 11.5V7a4.4 4.4 0 0 1 8.8 0v4.5l1 1.2H2.6zM6.6 14.3h2.8',
  flow: 'M2 2.5h4.5V6H2zM9.5 10H14v3.5H9.5zM4.2 6v5.8h5.3',
  form: 'M2 2.5h12v11H2zM4.8 5.8h6.4M4.8 8h6.4M4.8 10.2h3.6',
  people:
    'M6 7.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM1.6 13.6c.3-2.4 2.1-3.9 4.4-3.9s4.1 1.5 4.4 3.9M10.8 2.7a2.6 2.6 0 0 1 0 4.7M12 10c1.5.5 2.3 1.8 2.5 3.6',
  building: 'M3 14V2.2h7V14M10 6.2h3.2V14M1.8 14h12.4M5.4 5h2.2M5.4 7.8h2.2M5.4 10.6h2.2',
  calendar: 'M2 3.2h12v10.6H2zM2 6.6h12M5.2 1.6v3M10.8 1.6v3',
  clock: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM8 4.6V8l2.4 1.6',
  star: 'm8 1.8 1.9 4 4.3.6-3.1 3 .8 4.4L8 11.7l-3.9 2.1.8-4.4-3.1-3 4.3-.6z',
  seal: 'M2.5 2.5h11v11h-11zM5 6h6M5 10h6M8 6v4',
  key: 'M5.2 11.6a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8zM8.6 8.2h5.8M12.2 8.2v2.6',
  settings: 'M2 4.2h7M12.4 4.2H14M2 8h1.6M7 8h7M2 11.8h5.6M11 11.8h3M9 2.6v3.2M3.6 6.4v3.2M7.6 10.2v3.2',
  chevronDown: 'm4 6 4 4 4-4',
  chevronUp: 'm4 10 4-4 4 4',
  chevronLeft: 'M10 3.5 5.5 8l4.5 4.5',
  chevronRight: 'm6 3.5 4.5 4.5L6 12.5',
  filter: 'M1.8 2.6h12.4L9.5 8.4v4.2l-3 1.4V8.4z',
  columns: 'M2 2.5h12v11H2zM6 2.5v11M10 2.5v11',
  download: 'M8 2v7.6M4.8 6.6 8 9.8l3.2-3.2M2.5 13.2h11',
  upload: 'M8 10.2V2.4M4.8 5.6 8 2.4l3.2 3.2M2.5 13.2h11',
  plus: 'M8 2.5v11M2.5 8h11',
  minus: 'M2.5 8h11',
  close: 'm3.5 3.5 9 9M12.5 3.5l-9 9',
  check: 'm2.8 8.4 3.4 3.4 7-7.4',
  alert: 'M8 3v6.4M8 12.6v.01',
  zoomIn: 'M7 12.2a5.2 5.2 0 1 0 0-10.4 5.2 5.2 0 0 0 0 10.4zM10.8 10.8l3.4 3.4M7 4.8v4.4M4.8 7h4.4',
  zoomOut: 'M7 12.2a5.2 5.2 0 1 0 0-10.4 5.2 5.2 0 0 0 0 10.4zM10.8 10.8l3.4 3.4M4.8 7h4.4',
  external: 'M9.2 2.5h4.3v4.3M13.2 2.8 7.6 8.4M6.4 3.4H2.5v10.1h10.1V9.6',
  drag: 'M6 3.2h.01M10 3.2h.01M6 8h.01M10 8h.01M6 12.8h.01M10 12.8h.01',
  menu: 'M2 4h12M2 8h12M2 12h12',
  undo: 'M5.6 3 2.8 5.8l2.8 2.8M2.8 5.8h6.4a4 4 0 0 1 0 8H6',
  play: 'm4.5 2.8 8 5.2-8 5.2z',
  print: 'M4.5 5.5V2h7v3.5M4.5 11.5H2v-6h12v6h-2.5M4.5 9.5h7V14h-7z',
  eye: 'M1.4 8S3.8 3.6 8 3.6 14.6 8 14.6 8 12.2 12.4 8 12.4 1.4 8 1.4 8zM8 9.9a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8z',
  rotate: 'M13.2 8.4A5.2 5.2 0 1 1 11.6 4l1.8 1.8M13.4 2.4v3.4H10',
  sortUp: 'M8 13V3M4 7l4-4 4 4',
  sortDown: 'M8 3v10M4 9l4 4 4-4',
  arrowRight: 'M2.5 8h10.6M9.4 4.2 13.2 8l-3.8 3.8',
  globe:
    'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM1.8 8h12.4M8 1.8c3.4 3.6 3.4 8.8 0 12.4-3.4-3.6-3.4-8.8 0-12.4z',
  signOut: 'M9.5 2.5h-7v11h7M6.2 8h8M11.2 5l3 3-3 3',
  keyboard: 'M1.5 4h13v8h-13zM4 6.8h.01M6.7 6.8h.01M9.4 6.8h.01M12 6.8h.01M4.6 9.4h6.8',
  paper: 'M3 2h10v12H3zM5.4 5.2h5.2M5.4 8h5.2M5.4 10.8h3',
  money: 'm4 2.5 4 5 4-5M8 7.5V14M4.6 8h6.8M4.6 10.8h6.8',
  message: 'M1.8 3h12.4v8.2H7.6L4.4 14v-2.8H1.8z',
} as const;

export type IconName = keyof typeof paths;

/** A decorative icon; what it stands for is said in words beside it or in the control's label. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  const dots = name === 'drag' || name === 'keyboard';
  return (
    <svg className="ow-icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={dots ? 1.6 : 1.4}
        strokeLinecap={dots || name === 'list' || name === 'alert' ? 'round' : 'square'}
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** The mark of the platform: one window with one line in it. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="1.25" y="1.25" width="21.5" height="21.5" rx="3.5" fill="none" stroke="var(--ow-ink)" strokeWidth="2" />
      <path d="M6 12h12" stroke="var(--ow-jade)" strokeWidth="3.2" />
    </svg>
  );
}
