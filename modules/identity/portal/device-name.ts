import type { Locale } from '@onewindow/i18n';

// Order matters: Edge and the WeChat browser also call themselves Chrome, Chrome also Safari.
const browsers: [RegExp, string, string][] = [
  [/MicroMessenger/, '微信', 'WeChat'],
  [/Edg(A|iOS)?\//, 'Edge', 'Edge'],
  [/Firefox|FxiOS/, 'Firefox', 'Firefox'],
  [/Chrome|CriOS|HeadlessChrome/, 'Chrome', 'Chrome'],
  [/Safari/, 'Safari', 'Safari'],
];
const systems: [RegExp, string, string][] = [
  [/HarmonyOS/, '鸿蒙', 'HarmonyOS'],
  [/Android/, '安卓', 'Android'],
  [/iPhone/, 'iPhone', 'iPhone'],
  [/iPad/, 'iPad', 'iPad'],
  [/Windows/, 'Windows', 'Windows'],
  [/Mac OS X/, 'Mac', 'Mac'],
  [/Linux/, 'Linux', 'Linux'],
];

/** Latin names stand a little apart from Chinese ones. */
function spaced(name: string): string {
  return /[A-Za-z]$/.test(name) ? `${name} ` : name;
}

/** A user agent as people call it: “安卓上的微信”. What nobody knows is called another device. */
export function deviceName(userAgent: string, locale: Locale): string {
  const index = locale === 'zh' ? 1 : 2;
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[index];
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[index];
  if (browser && system)
    return locale === 'zh'
      ? `${spaced(system)}上的${/^[A-Z]/.test(browser) ? ' ' : ''}${browser}`
      : `${browser} on ${system}`;
  return browser ?? system ?? (locale === 'zh' ? '别的设备' : 'Another device');
}
