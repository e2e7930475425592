import { useDates, useText } from '@onewindow/console-kit';
import { isBad, ratingTags, satisfactionLevels } from '../src/levels.ts';

type Words = { zh: string; en: string };

export const channelNames: Record<string, Words> = {
  web: { zh: '网上', en: 'web' },
  phone: { zh: '电话', en: 'phone' },
  sms: { zh: '短信', en: 'short message' },
  window: { zh: '窗口', en: 'window' },
  kiosk: { zh: '自助机', en: 'kiosk' },
};

export const levelOptions = satisfactionLevels.map(({ code, zh, en }) => ({ value: String(code), label: { zh, en } }));

/** The level in its words; bad ones in bold, for they are to be acted on. */
export function Level({ satisfaction }: { satisfaction: number }) {
  const say = useText();
  const level = satisfactionLevels.find(one => one.code === satisfaction);
  const words = level ? say(level) : String(satisfaction);
  return isBad(satisfaction) ? <b>{words}</b> : words;
}

/** What was said: the chosen words first, then one's own. */
export function Said({ row }: { row: { tags: readonly string[]; text: string | null } }) {
  const say = useText();
  const tags = row.tags.map(code => say(ratingTags.find(tag => tag.code === code) ?? code));
  return [...tags, ...(row.text ? [row.text] : [])].join(say({ zh: '；', en: '; ' })) || '—';
}

export function Channel({ channel }: { channel: string }) {
  const say = useText();
  return say(channelNames[channel] ?? channel);
}

export function Moment({ at }: { at: string }) {
  return useDates().moment(at);
}

/** The window at which it was given, 3 号 七星区政务服务中心: a narrow column cuts the hall and not the number. */
export function WindowName({ row }: { row: { windowNumber: number | null; windowCentre: string | null } }) {
  const say = useText();
  if (row.windowNumber === null) return '—';
  const { windowNumber: number, windowCentre: centre } = row;
  return [say({ zh: `${number} 号`, en: `Window ${number}` }), centre].filter(Boolean).join(' ');
}
