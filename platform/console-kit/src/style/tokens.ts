/**
 * The measured colours of the mock-ups (contrast in WCAG 2.2 terms is in `tokens.css`). Style sheets use the custom
 * properties; this table is for what cannot read them: the theme of the component library and canvas charts.
 */
export const colours = {
  paper: '#FAFAF7',
  white: '#FFFFFF',
  wash: '#F2F3EE',
  hairline: '#D9DDD8',
  control: '#7C8782',
  ink: '#1E2A32',
  ink2: '#46535B',
  ink3: '#5E6A70',
  jade: '#1B6B5F',
  jadeDeep: '#14534A',
  jadeTint: '#E6EFEC',
  vermilion: '#B83A2B',
  vermilionText: '#A83225',
  vermilionTint: '#F9ECE9',
  amber: '#9A6700',
  amberText: '#7A5200',
  amberTint: '#FAF2DF',
  track: '#E1E4DF',
} as const;

/** Five steps of jade for maps and charts, from best to worst; the last is white with an ink frame. */
export const mapSteps = ['#1B6B5F', '#3A7A6F', '#A5C6BF', '#D6E5E1', '#FFFFFF'] as const;

export const fontSans =
  "'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif";
