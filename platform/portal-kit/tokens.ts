/**
 * The tokens of `tokens.css` for code: charts, PDF, and the theme of the console's component library.
 * `tokens.test.ts` keeps the two files equal.
 */
export const colours = {
  paper: '#fafaf7',
  white: '#ffffff',
  wash: '#f2f3ee',
  ink: '#1e2a32',
  ink2: '#46535b',
  ink3: '#5e6a70',
  control: '#7c8782',
  hairline: '#d9ddd8',
  jade: '#1b6b5f',
  jadeDeep: '#14534a',
  jadeTint: '#e6efec',
  vermilion: '#b83a2b',
  vermilionText: '#a83225',
  vermilionTint: '#f9ece9',
  amber: '#9a6700',
  amberText: '#7a5200',
  amberTint: '#faf2df',
} as const;

/** Five steps of jade for maps, best first; below the last limit white with an ink frame. */
export const mapSteps = ['#1b6b5f', '#3a7a6f', '#a5c6bf', '#d6e5e1', '#ffffff'] as const;

export const fonts = {
  sans: '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  serif: '"Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Microsoft YaHei", serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
} as const;

/** Below `phone` one column; the container is `wide`. Pixels. */
export const breakpoints = { phone: 640, wide: 1120 } as const;

/**
 * Theme of antd 6 for the console (`<ConfigProvider theme={antdTheme}>`): body 14/22, controls 32, rows 38-40,
 * cards with 44 px heads, no shadow but on floating layers. Errors are ink, never red: vermilion is for seals and red cards.
 */
export const antdTheme = {
  token: {
    colorPrimary: colours.jade,
    colorLink: colours.jade,
    colorLinkHover: colours.jadeDeep,
    colorSuccess: colours.jade,
    colorWarning: colours.amber,
    colorError: colours.ink,
    colorInfo: colours.jade,
    colorText: colours.ink,
    colorTextSecondary: colours.ink2,
    colorTextTertiary: colours.ink3,
    colorTextDescription: colours.ink2,
    colorTextPlaceholder: colours.ink3,
    colorBgLayout: colours.paper,
    colorBgContainer: colours.white,
    colorFillAlter: colours.wash,
    colorBorder: colours.control,
    colorBorderSecondary: colours.hairline,
    colorSplit: colours.hairline,
    controlItemBgActive: colours.jadeTint,
    controlItemBgHover: colours.wash,
    borderRadius: 6,
    borderRadiusSM: 4,
    borderRadiusLG: 6,
    controlHeight: 32,
    fontFamily: fonts.sans,
    fontSize: 14,
    lineHeight: 22 / 14,
    boxShadow: '0 8px 24px rgba(30, 42, 50, 0.14)',
    boxShadowSecondary: '0 8px 24px rgba(30, 42, 50, 0.14)',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
    Card: { headerHeight: 44, headerFontSize: 15 },
    Table: {
      headerBg: colours.white,
      headerColor: colours.ink2,
      headerSplitColor: 'transparent',
      rowHoverBg: colours.wash,
      rowSelectedBg: colours.jadeTint,
      rowSelectedHoverBg: colours.jadeTint,
      cellPaddingBlock: 8,
    },
    Layout: { siderBg: colours.wash, headerBg: colours.white, bodyBg: colours.paper },
    Menu: { itemSelectedBg: colours.white, itemSelectedColor: colours.ink, itemBg: colours.wash },
  },
} as const;
